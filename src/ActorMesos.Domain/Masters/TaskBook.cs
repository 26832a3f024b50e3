using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Masters;

/// <summary>News, acknowledgements and kills of tasks (Mesos's <c>Master::statusUpdate</c>, <c>acknowledge</c> and <c>kill</c>).</summary>
internal sealed class TaskBook(MasterBooks books, TaskReconciliation reconciliation)
{
    public void Update(StatusUpdate update)
    {
        if (books.Removed.NodeOf(update.Status.SlaveId) is { } removed)
        {
            books.Metrics.Update(isValid: false);
            // In 0.23 everybody has been told that its tasks are lost: they must not go on.
            if (!books.Settings.Semantics.RemovedSlavesReturn)
            {
                books.Outbox.Send(removed, new ShutdownSlave("Status update from a slave that was removed"));
            }

            return;
        }

        if (!books.Slaves.ContainsKey(update.Status.SlaveId))
        {
            // It has not come to this master yet, which could not hand on an acknowledgement either.
            books.Metrics.Update(isValid: false);
            return;
        }

        var framework = books.Frameworks.GetValueOrDefault(update.FrameworkId);
        if (Find(framework, update) is { } task)
        {
            var isForwarded = framework is { IsConnected: true };
            if (isForwarded)
            {
                (task.ForwardedState, task.ForwardedUuid) = (update.Status.State, update.Status.Uuid);
            }

            books.Metrics.Update(isForwarded);
            if (!task.State.IsTerminal() && update.LatestState.IsTerminal())
            {
                books.Metrics.Ended(framework, update.LatestState, update.Status.Source, update.Status.Reason);
            }

            books.Move(task, update.LatestState);
            if (update.Status.Uuid is null && update.Status.State.IsTerminal())
            {
                // The slave answers for a task that it does not know: nobody will acknowledge it.
                books.Forget(task);
            }
        }
        else
        {
            books.Metrics.Update(isValid: false);
        }

        if (framework is { IsConnected: true })
        {
            books.Outbox.Send(framework.Info.Node, update);
        }
    }

    public void Acknowledge(FrameworkRecord framework, StatusUpdateAcknowledgement ack)
    {
        if (books.Slaves.GetValueOrDefault(ack.SlaveId) is not { IsConnected: true } slave)
        {
            books.Metrics.Acknowledgement(isValid: false);
            return;
        }

        books.Metrics.Acknowledgement(isValid: true);

        if (framework.Tasks.GetValueOrDefault(ack.TaskId) is { } task
            && task.ForwardedUuid == ack.Uuid && task.ForwardedState.IsTerminal())
        {
            books.Forget(task);
        }

        books.Outbox.Send(slave.Info.Node, ack);
    }

    public void Kill(FrameworkRecord framework, KillTask call, Instant now)
    {
        if (framework.Tasks.GetValueOrDefault(call.TaskId) is not { } task)
        {
            reconciliation.Answer(framework, call.TaskId, call.SlaveId, now);
            return;
        }

        if (call.SlaveId is { } named && named != task.Slave.Id)
        {
            return;
        }

        task.IsKilled = true;
        task.KillGracePeriod = books.Settings.Semantics.KillPolicies ? call.GracePeriod : null;
        if (task.Slave.IsConnected)
        {
            books.SendKill(framework.Id, task);
        }
    }

    /// <summary>The task that the news is of. Its framework may not be back yet since this master took over.</summary>
    private TaskRecord? Find(FrameworkRecord? framework, StatusUpdate update) => framework is not null
        ? framework.Tasks.GetValueOrDefault(update.Status.TaskId)
        : books.Slaves.GetValueOrDefault(update.Status.SlaveId)?.TaskList
            .Find(task => task.FrameworkId == update.FrameworkId && task.Info.Id == update.Status.TaskId);
}
