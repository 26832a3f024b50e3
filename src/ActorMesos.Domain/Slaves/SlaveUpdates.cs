using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;
using TaskStatus = ActorMesos.Domain.Tasks.TaskStatus;

namespace ActorMesos.Domain.Slaves;

/// <summary>
/// How news of tasks reaches the framework for certain (Mesos's <c>StatusUpdateManager</c>): for each task one is on its way at a
/// time, sent again after 10 s, 20 s, 40 s … until it is acknowledged.
/// </summary>
internal static class SlaveUpdates
{
    private const string Reconciliation = "REASON_RECONCILIATION";

    public static TaskStatus Make(
        SlaveState slave, TaskId task, TaskState state, TaskStatusSource source, Instant now,
        string? reason = null, string? message = null, string? data = null) =>
        new(task, state, source, slave.Id!.Value, now, StableHash.Uuid(slave.Info.Node, slave.UpdatesMade + 1, now), reason, message, data);

    public static Decision Send(FrameworkId framework, TaskStatus status, TaskState latest, TimeSpan retry, int round) =>
        Decision.Send(Slave.Master, new StatusUpdate(framework, status, latest))
            .AndRemind(retry, new UpdateRetryDue(framework, status.TaskId, status.Uuid!.Value, retry, round));

    public static Decision Acknowledged(SlaveState slave, StatusUpdateAcknowledgement ack, SlaveSettings settings)
    {
        var task = slave.Task(ack.FrameworkId, ack.TaskId);
        if (task?.Pending?.Uuid != ack.Uuid)
        {
            return Decision.Nothing;
        }

        var decision = Decision.Of(new UpdateAcknowledged(ack.FrameworkId, ack.TaskId, task.Checkpoint));
        return task.Updates.Length > 1
            ? decision.Then(Send(ack.FrameworkId, task.Updates[1], task.State, settings.UpdateRetry, slave.UpdateRound))
            : decision;
    }

    public static Decision Retry(SlaveState slave, UpdateRetryDue due, SlaveSettings settings)
    {
        var task = slave.Task(due.FrameworkId, due.TaskId);
        if (task?.Pending is not { } pending || pending.Uuid != due.Uuid || due.Round != slave.UpdateRound)
        {
            return Decision.Nothing;
        }

        var wait = TimeSpan.FromTicks(Math.Min(due.Waited.Ticks * 2, settings.UpdateRetryMost.Ticks));
        return slave.IsRegistered
            ? Send(due.FrameworkId, pending, task.State, wait, due.Round)
            : Decision.Nothing.AndRemind(wait, due with { Waited = wait });
    }

    /// <summary>With a registration, or when a framework is back, every update that is on its way is sent again; earlier reminders of it are void then.</summary>
    public static Decision Resend(SlaveState slave, SlaveSettings settings)
    {
        var decision = Decision.Nothing;
        foreach (var task in slave.Tasks)
        {
            if (task.Pending is { } pending)
            {
                decision = decision.Then(Send(task.FrameworkId, pending, task.State, settings.UpdateRetry, slave.UpdateRound + 1));
            }
        }

        return decision;
    }

    /// <summary>
    /// A framework is back that has something here: every update that is on its way, of others too, is sent again, and waits anew, as in
    /// Mesos, whose <c>StatusUpdateManager</c> resumes.
    /// </summary>
    public static Decision Resume(SlaveState slave, FrameworkId framework, SlaveSettings settings) =>
        slave.Tasks.Any(task => task.FrameworkId == framework) && slave.Tasks.Any(task => task.Pending is not null)
            ? Decision.Of(new SlaveUpdatesResumed()).Then(Resend(slave, settings))
            : Decision.Nothing;

    /// <summary>Tasks that the master has here and that this slave does not know never got here.</summary>
    public static Decision Unknown(SlaveState slave, IReadOnlyList<TaskReport> listed, Instant now)
    {
        var decision = Decision.Nothing;
        foreach (var report in listed)
        {
            if (slave.Task(report.FrameworkId, report.Task.Id) is null)
            {
                decision = decision.Then(Unknown(slave, report.FrameworkId, report.Task.Id, report.Capabilities, now));
            }
        }

        return decision;
    }

    public static Decision Unknown(SlaveState slave, FrameworkId framework, TaskId task, FrameworkCapabilities? capabilities, Instant now)
    {
        var state = capabilities?.HasFlag(FrameworkCapabilities.PartitionAware) == true ? TaskState.Dropped : TaskState.Lost;
        var status = new TaskStatus(
            task, state, TaskStatusSource.Slave, slave.Id!.Value, now, null, Reconciliation, "the slave does not know the task");
        return Decision.Send(Slave.Master, new StatusUpdate(framework, status, state));
    }

    public static SlaveState Apply(SlaveState slave, TaskUpdated updated)
    {
        var task = slave.Task(updated.FrameworkId, updated.Status.TaskId)!;
        var changed = task with { State = updated.Status.State, Updates = task.Updates.Add(updated.Status) };
        return slave.With(changed) with { UpdatesMade = slave.UpdatesMade + 1 };
    }

    public static SlaveState Apply(SlaveState slave, UpdateAcknowledged acknowledged)
    {
        var task = slave.Task(acknowledged.FrameworkId, acknowledged.TaskId)!;
        var left = task.Updates.RemoveAt(0);
        return left.IsEmpty && task.State.IsTerminal()
            ? slave with { Tasks = slave.Tasks.Remove(task), Drain = slave.Tasks.Length > 1 ? slave.Drain : null }
            : slave.With(task with { Updates = left });
    }
}
