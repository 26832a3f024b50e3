using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Masters;

/// <summary>What the master answers to questions about tasks (Mesos's <c>Master::reconcileTasks</c>): each answer is sent once.</summary>
internal sealed class TaskReconciliation(MasterBooks books)
{
    internal const string Reason = "REASON_RECONCILIATION";
    private const string NotKnown = "the master does not know the task";

    /// <summary>About the tasks that are named, or else about all that the master has of the framework.</summary>
    public void Answer(FrameworkRecord framework, ReconcileTasks call, Instant now)
    {
        for (var i = 0; i < call.Tasks.Count; i++)
        {
            Answer(framework, call.Tasks[i], call.SlaveIds?.ElementAtOrDefault(i), now);
        }

        if (call.Tasks.Count > 0)
        {
            return;
        }

        foreach (var task in framework.Tasks.Values.OrderBy(task => task.Info.Id.Value, StringComparer.Ordinal))
        {
            Answer(framework, task, now);
        }
    }

    /// <summary>About one task, which may be known or not.</summary>
    public void Answer(FrameworkRecord framework, TaskId asked, SlaveId? slave, Instant now)
    {
        if (framework.Tasks.GetValueOrDefault(asked) is { } task)
        {
            Answer(framework, task, now);
        }
        else if (!MayStillTell(slave))
        {
            var (state, message) = Unknown(slave);
            Instant? since = state == TaskState.Unreachable ? books.Unreachable[slave!.Value] : null;
            var told = books.Told(framework.Info, state);
            books.Tell(framework, asked, told, slave ?? default, now, Reason, told == state ? message : NotKnown, since);
        }
    }

    private void Answer(FrameworkRecord framework, TaskRecord task, Instant now) =>
        books.Tell(framework, task.Info.Id, task.ForwardedState, task.Slave.Id, now, Reason, "the latest state that was forwarded");

    /// <summary>While slaves of the registry may still come back, the master cannot know, and says nothing.</summary>
    private bool MayStillTell(SlaveId? slave)
    {
        var awaitsRemovals = books.Settings.Semantics.ReconciliationAwaitsRemovals;
        return slave is { } named
            ? books.Recovered.ContainsKey(named) || (awaitsRemovals && books.Removing.Contains(named))
            : books.Recovered.Count > 0 || (awaitsRemovals && books.Removing.Count > 0);
    }

    /// <summary>A framework that does not know where its task is learns less.</summary>
    private (TaskState State, string Message) Unknown(SlaveId? slave) => slave switch
    {
        { } named when books.Slaves.ContainsKey(named) => (TaskState.Gone, "its slave is there, and does not have the task"),
        { } named when books.Unreachable.ContainsKey(named) => (TaskState.Unreachable, "its slave is unreachable"),
        { } named when books.Gone.Contains(named) => (TaskState.GoneByOperator, "an operator says that its slave is gone"),
        _ => (TaskState.Unknown, NotKnown),
    };
}
