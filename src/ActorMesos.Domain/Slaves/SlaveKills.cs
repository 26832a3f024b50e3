using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Slaves;

/// <summary>
/// How tasks are killed (Mesos's <c>Slave::killTask</c>, and what its executors do then): a task is asked to end, and after its grace
/// period it is ended by force.
/// </summary>
internal static class SlaveKills
{
    public static Decision Kill(SlaveState slave, KillTaskOnSlave kill, SlaveSettings settings, Instant now)
    {
        if (slave.Task(kill.FrameworkId, kill.TaskId) is not { } task)
        {
            return SlaveUpdates.Unknown(slave, kill.FrameworkId, kill.TaskId, kill.Capabilities, now);
        }

        var turn = new SlaveTurn(slave, settings, now);
        if (task is { State: TaskState.Staging, IsKilled: false })
        {
            KillDuringLaunch(turn, task);
        }
        else if (!task.State.IsTerminal() && !task.IsKilled)
        {
            Begin(turn, task, kill.GracePeriod ?? GraceOf(task, settings));
        }
        else if (task is { Kill: { OfExecutor: false } begun } && !task.State.IsTerminal() && kill.GracePeriod is { } grace
            && Shorter(grace, DiesAfter(task, settings)) != begun.Grace)
        {
            // A later call may say otherwise how long the task has, counted from the first one.
            var changed = begun with { Grace = Shorter(grace, DiesAfter(task, settings)) };
            turn.Happens(new TaskKillStarted(task.FrameworkId, task.Info.Id, task.Checkpoint) { Kill = changed });
            Remind(turn, turn.State.Task(task.FrameworkId, task.Info.Id)!);
        }

        return turn.End();
    }

    /// <summary>The executor kills its tasks and ends; if it does not, the slave ends it (Mesos's <c>Slave::shutdownExecutor</c>).</summary>
    public static Decision ShutdownExecutor(SlaveState slave, ShutdownExecutorOnSlave shutdown, SlaveSettings settings, Instant now)
    {
        var turn = new SlaveTurn(slave, settings, now);
        foreach (var task in slave.Tasks)
        {
            if (task.FrameworkId == shutdown.FrameworkId && SlaveExecutors.IdOf(task.Info) == shutdown.ExecutorId && !task.State.IsTerminal())
            {
                var most = settings.Executor.ShutdownGracePeriod;
                var grace = task.State == TaskState.Staging ? most
                    : Shorter(DiesAfter(task, settings), Shorter(GraceOf(task, settings), most));
                var kill = new TaskKill(now, grace, OfExecutor: true, EndsExecutor: grace == most);
                turn.Happens(new TaskKillStarted(task.FrameworkId, task.Info.Id, task.Checkpoint) { Kill = kill });
                Remind(turn, turn.State.Task(task.FrameworkId, task.Info.Id)!);
            }
        }

        return turn.End();
    }

    /// <summary>A task of a group of Mesos's own executor has failed or was killed: so are the others.</summary>
    public static void KillGroupOf(SlaveTurn turn, SlaveTask task)
    {
        if (task is not { Group: { } group, Info.Executor.Type: ExecutorType.Default })
        {
            return;
        }

        foreach (var other in SlaveExecutors.Colleagues(turn.State, task).Where(other => other.Group == group && !other.IsKilled).ToList())
        {
            Begin(turn, other, GraceOf(other, turn.Settings));
        }
    }

    /// <summary>The end of a task that is killed, unless it has got more time since.</summary>
    public static void Dies(SlaveTurn turn, SlaveTask task)
    {
        if (!task.IsKilled || Left(turn, task) > TimeSpan.Zero)
        {
            return;
        }

        if (task.Kill is { EndsExecutor: true })
        {
            SlaveExecutors.Ended(turn, task, ExecutorEnd.NotShutDown);
        }
        else
        {
            Killed(turn, task);
        }
    }

    public static void Killed(SlaveTurn turn, SlaveTask task)
    {
        turn.Updates(task, TaskState.Killed, TaskStatusSource.Executor, message: IsForced(turn, task) ? "it did not end when it was asked to" : null);
        KillGroupOf(turn, task);
    }

    /// <summary>The end of the task is due, now that it is killed or that the slave has started again.</summary>
    public static void Remind(SlaveTurn turn, SlaveTask task) => turn.Reminds(
        task.Kill is null ? turn.Settings.ExecutorLatency : Left(turn, task), new TaskDies(task.FrameworkId, task.Info.Id, task.LaunchedAt));

    private static void Begin(SlaveTurn turn, SlaveTask task, TimeSpan grace)
    {
        turn.Happens(new TaskKillStarted(task.FrameworkId, task.Info.Id, task.Checkpoint)
        {
            Kill = DiesAfter(task, turn.Settings) is { Ticks: > 0 } takes ? new TaskKill(turn.Now, Shorter(grace, takes)) : null,
        });
        if (turn.Settings.Semantics.TasksAreKilling && task.Understands(FrameworkCapabilities.TaskKillingState))
        {
            turn.Updates(task, TaskState.Killing, TaskStatusSource.Executor);
        }

        Remind(turn, turn.State.Task(task.FrameworkId, task.Info.Id)!);
    }

    /// <summary>The executor does not have the task yet. With it die those that were launched with it.</summary>
    private static void KillDuringLaunch(SlaveTurn turn, SlaveTask task)
    {
        var (reason, message) = turn.Settings.Semantics.KillsDuringLaunchAreNamed
            ? ("REASON_TASK_KILLED_DURING_LAUNCH", "it was killed before its executor had it")
            : ("REASON_EXECUTOR_UNREGISTERED", "Unregistered executor");
        foreach (var killed in turn.State.Tasks.Where(other => IsOneOf(other, task)).ToList())
        {
            turn.Updates(killed, TaskState.Killed, TaskStatusSource.Slave, reason, message);
        }
    }

    private static bool IsOneOf(SlaveTask other, SlaveTask task) =>
        other.FrameworkId == task.FrameworkId && other.State == TaskState.Staging
        && (other.Info.Id == task.Info.Id || (task.Group is { } group && other.Group == group));

    /// <summary>How long the task has until it is ended by force; it takes a moment until its executor has heard of the kill.</summary>
    private static TimeSpan Left(SlaveTurn turn, SlaveTask task) =>
        task.Kill is { } kill ? kill.At + turn.Settings.ExecutorLatency + kill.Grace - turn.Now : TimeSpan.Zero;

    private static TimeSpan GraceOf(SlaveTask task, SlaveSettings settings) => task.Info.KillGracePeriod ?? settings.Executor.KillGracePeriod;

    private static bool IsForced(SlaveTurn turn, SlaveTask task) =>
        task.Kill is { Grace.Ticks: > 0 } kill && DiesAfter(task, turn.Settings) > kill.Grace;

    /// <summary>How long the task takes to end by itself, once it is asked to.</summary>
    private static TimeSpan DiesAfter(SlaveTask task, SlaveSettings settings) =>
        ExecutorBehaviour.Of(task.FrameworkId, task.Info, settings).DiesAfter;

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
