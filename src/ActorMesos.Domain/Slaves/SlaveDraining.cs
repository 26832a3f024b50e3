using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;
using TaskStatus = ActorMesos.Domain.Tasks.TaskStatus;

namespace ActorMesos.Domain.Slaves;

/// <summary>How a slave gets rid of its tasks because an operator wants it empty (Mesos's <c>Slave::drain</c>, since 1.10).</summary>
internal static class SlaveDraining
{
    private const string Reason = "REASON_SLAVE_DRAINING";

    public static Decision Begin(SlaveState slave, DrainTasks drain, SlaveSettings settings, Instant now)
    {
        if (slave.Tasks.IsEmpty)
        {
            return Decision.Nothing;
        }

        var started = new SlaveDrainStarted(drain.GraceMost, drain.MarkGone);
        var decision = started.Equals(slave.Drain) ? Decision.Nothing : Decision.Of(started);
        slave = slave with { Drain = started };
        foreach (var task in slave.Tasks.Where(task => !task.State.IsTerminal() && !task.IsKilled))
        {
            // A task that is killed with others of its group is killed already.
            if (slave.Task(task.FrameworkId, task.Info.Id) is { IsKilled: false } alive && !alive.State.IsTerminal())
            {
                var own = task.Info.KillGracePeriod ?? settings.Executor.KillGracePeriod;
                var grace = drain.GraceMost is { } most && most < own ? most : own;
                var next = SlaveKills.Kill(slave, new KillTaskOnSlave(task.FrameworkId, task.Info.Id) { GracePeriod = grace }, settings, now);
                slave = next.Events.Aggregate(slave, Slave.Apply);
                decision = decision.Then(next);
            }
        }

        return decision;
    }

    /// <summary>What the slave says of a task that ends while it is being drained.</summary>
    public static TaskStatus Mark(SlaveState slave, SlaveTask? task, TaskStatus status)
    {
        if (slave.Drain is not { } drain || status.State is not (TaskState.Killing or TaskState.Killed))
        {
            return status;
        }

        var isGone = drain.MarkGone && status.State is TaskState.Killed && task?.Understands(FrameworkCapabilities.PartitionAware) == true;
        return status with { State = isGone ? TaskState.GoneByOperator : status.State, Reason = Reason };
    }
}
