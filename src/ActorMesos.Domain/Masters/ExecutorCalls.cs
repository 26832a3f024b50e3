using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;

namespace ActorMesos.Domain.Masters;

/// <summary>What frameworks and their executors have to say to each other, and how executors end (Mesos's <c>Master::shutdown</c>, <c>message</c> and <c>exitedExecutor</c>).</summary>
internal sealed class ExecutorCalls(MasterBooks books)
{
    public void Shutdown(FrameworkRecord framework, ShutdownExecutor call)
    {
        if (books.Settings.Semantics.ExecutorsAreShutDown && books.Slaves.GetValueOrDefault(call.SlaveId) is { IsConnected: true } slave)
        {
            books.Outbox.Send(slave.Info.Node, new ShutdownExecutorOnSlave(framework.Id, call.ExecutorId));
        }
    }

    public void Send(FrameworkRecord framework, SendToExecutor call)
    {
        var slave = books.Slaves.GetValueOrDefault(call.SlaveId);
        books.Metrics.ToExecutor(isValid: slave is { IsConnected: true });
        if (slave is { IsConnected: true })
        {
            books.Outbox.Send(slave.Info.Node, new FrameworkToExecutor(framework.Id, call.SlaveId, call.ExecutorId, call.Data));
        }
    }

    public void Answer(ExecutorToFramework message)
    {
        var framework = IsOfRemoved(message.SlaveId, "Executor message from a slave that was removed") || !books.Slaves.ContainsKey(message.SlaveId)
            ? null
            : books.Frameworks.GetValueOrDefault(message.FrameworkId);
        books.Metrics.FromExecutor(isValid: framework is { IsConnected: true });
        if (framework is { IsConnected: true })
        {
            books.Outbox.Send(framework.Info.Node, message);
        }
    }

    public void Exited(ExitedExecutor exited)
    {
        // What its tasks have come to, their news says.
        if (!IsOfRemoved(exited.SlaveId, "Executor exited on a slave that was removed") && books.Slaves.ContainsKey(exited.SlaveId) && books.Frameworks.GetValueOrDefault(exited.FrameworkId) is { IsConnected: true } framework)
        {
            books.Outbox.Send(framework.Info.Node, exited);
        }
    }

    /// <summary>Whether the slave was removed. In 0.23 everybody has been told that its tasks are lost: they must not go on.</summary>
    private bool IsOfRemoved(SlaveId slave, string reason)
    {
        if (books.Removed.NodeOf(slave) is not { } removed)
        {
            return false;
        }

        if (!books.Settings.Semantics.RemovedSlavesReturn)
        {
            books.Outbox.Send(removed, new ShutdownSlave(reason));
        }

        return true;
    }
}
