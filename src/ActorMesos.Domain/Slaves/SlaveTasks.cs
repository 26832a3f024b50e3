using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Slaves;

/// <summary>How tasks run on a slave. Their executors are simulated: a task starts, lasts as long as its command says, and ends.</summary>
internal static class SlaveTasks
{
    public static Decision Run(SlaveState slave, RunTask run, SlaveSettings settings, Instant now)
    {
        var turn = new SlaveTurn(slave, settings, now);
        var launched = new TaskLaunched(run.FrameworkId, run.Checkpoint, run.Task, now) { Capabilities = run.Capabilities };
        Launch(turn, launched, Holds(slave, run.Task));
        return turn.End();
    }

    /// <summary>All of them or none: what one lacks, all lack.</summary>
    public static Decision RunAll(SlaveState slave, RunTaskGroup group, SlaveSettings settings, Instant now)
    {
        var turn = new SlaveTurn(slave, settings, now);
        var holds = group.Tasks.All(task => Holds(slave, task));
        foreach (var task in group.Tasks)
        {
            var launched = new TaskLaunched(group.FrameworkId, group.Checkpoint, task, now)
            {
                Capabilities = group.Capabilities,
                Group = group.Tasks[0].Id,
            };
            Launch(turn, launched, holds);
        }

        return turn.End();
    }

    /// <summary>What was reminded of, unless another task has got the id since.</summary>
    public static Decision Due(SlaveState slave, TaskTick tick, SlaveSettings settings, Instant now)
    {
        var task = slave.Task(tick.FrameworkId, tick.TaskId);
        if (task is null || task.State.IsTerminal() || task.LaunchedAt != tick.LaunchedAt)
        {
            return Decision.Nothing;
        }

        var turn = new SlaveTurn(slave, settings, now);
        switch (tick)
        {
            case TaskStarts when task is { State: TaskState.Staging, IsKilled: false }:
                Start(turn, task);
                break;
            case TaskEnds:
                End(turn, task);
                break;
            case TaskExits exit:
                Exit(turn, task, exit.ExitCode);
                break;
            case TaskChecked check when task is { State: TaskState.Running, IsKilled: false }:
                turn.Updates(
                    task, TaskState.Running, TaskStatusSource.Executor, "REASON_TASK_HEALTH_CHECK_STATUS_UPDATED", healthy: check.IsHealthy);
                break;
            case TaskDies:
                SlaveKills.Dies(turn, task);
                break;
            case TaskCheckDue when !task.IsKilled:
                Check(turn, task);
                break;
            case ExecutorRegistrationDue when task.State == TaskState.Staging:
                SlaveExecutors.Ended(turn, task, ExecutorEnd.NotRegistered);
                break;
            case ExecutorReregistrationDue:
                SlaveExecutors.Ended(turn, task, ExecutorEnd.NotReregistered);
                break;
        }

        return turn.End();
    }

    /// <summary>Its tasks end and are forgotten: nobody is there to acknowledge news of them.</summary>
    public static Decision ShutdownFramework(SlaveState slave, ShutdownFramework gone, Instant now)
    {
        var events = new List<IEvent>();
        foreach (var task in slave.Tasks)
        {
            if (task.FrameworkId != gone.FrameworkId)
            {
                continue;
            }

            var news = task.Updates.Length;
            if (!task.State.IsTerminal())
            {
                var killed = SlaveUpdates.Make(slave, task.Info.Id, TaskState.Killed, TaskStatusSource.Slave, now);
                events.Add(new TaskUpdated(task.FrameworkId, task.Checkpoint, killed));
                news++;
            }

            events.AddRange(Enumerable.Repeat(new UpdateAcknowledged(task.FrameworkId, task.Info.Id, task.Checkpoint), news));
        }

        return Decision.Of(events);
    }

    /// <summary>After a restart: the executors of checkpointing frameworks have gone on; their reminders are set anew.</summary>
    public static Decision Resume(SlaveState slave, SlaveSettings settings, Instant now)
    {
        var turn = new SlaveTurn(slave, settings, now);
        foreach (var task in slave.Tasks)
        {
            if (!task.State.IsTerminal())
            {
                Resume(turn, task);
            }
        }

        return turn.End();
    }

    public static SlaveState Apply(SlaveState slave, TaskLaunched launched) => slave.With(
        new SlaveTask(launched.FrameworkId, launched.Checkpoint, launched.Task, TaskState.Staging, launched.At, [])
        {
            Capabilities = launched.Capabilities,
            Group = launched.Group,
        });

    public static SlaveState Apply(SlaveState slave, TaskKillStarted killed)
    {
        var task = slave.Task(killed.FrameworkId, killed.TaskId)!;
        return slave.With(task with { IsKilled = true, Kill = killed.Kill ?? task.Kill });
    }

    private static bool Holds(SlaveState slave, TaskInfo task)
    {
        var needed = task.Executor is { } executor ? task.Resources + executor.Resources : task.Resources;
        return slave.Checkpointed.Contains(needed.Checkpointed());
    }

    private static void Launch(SlaveTurn turn, TaskLaunched launched, bool holds)
    {
        var (framework, id) = (launched.FrameworkId, launched.Task.Id);
        if (turn.State.Task(framework, id) is not null)
        {
            return;
        }

        turn.Happens(launched);
        var task = turn.State.Task(framework, id)!;
        if (!holds)
        {
            // The message with the reservations and volumes that it needs was lost, or is late.
            turn.Updates(
                task, task.Told(TaskState.Dropped), TaskStatusSource.Slave, "REASON_RESOURCES_UNKNOWN",
                "the slave does not have the task's reservations or volumes");
        }
        else if (SlaveExecutors.Colleagues(turn.State, task).Any(other => other.Kill is { OfExecutor: true }))
        {
            turn.Updates(
                task, task.Told(TaskState.Dropped), TaskStatusSource.Slave, "REASON_EXECUTOR_TERMINATED", "its executor is shutting down");
        }
        else if (ExecutorBehaviour.Of(framework, launched.Task, turn.Settings).StartsAfter is { } wait)
        {
            turn.Reminds(wait, new TaskStarts(framework, id, task.LaunchedAt));
        }
        else
        {
            turn.Reminds(turn.Settings.Executor.RegistrationTimeout, new ExecutorRegistrationDue(framework, id, task.LaunchedAt));
        }
    }

    private static void Start(SlaveTurn turn, SlaveTask task)
    {
        var id = task.Info.Id;
        string? found = null;
        foreach (var volume in task.Info.Resources)
        {
            if (!volume.IsPersistentVolume || volume.Disk?.Volume is { IsMountable: false })
            {
                continue;
            }

            var folder = VolumeContent.Folder(volume);
            found = turn.State.Contents.GetValueOrDefault(folder)?.ToString() ?? "";
            turn.Happens(new VolumeWritten(folder, id.Value));
        }

        if (turn.Settings.Semantics.ExecutorsSayStarting && task.Info.Executor is null or { Type: ExecutorType.Default })
        {
            turn.Updates(task, TaskState.Starting, TaskStatusSource.Executor);
        }

        turn.Updates(task, TaskState.Running, TaskStatusSource.Executor, data: found);
        var behaviour = ExecutorBehaviour.Of(task.FrameworkId, task.Info, turn.Settings);
        if (behaviour.Lasts is { } lasts)
        {
            turn.Reminds(lasts, new TaskEnds(task.FrameworkId, id, task.LaunchedAt));
        }

        if (behaviour.IsHealthy is not null)
        {
            turn.Reminds(turn.Settings.Executor.HealthCheckDelay, new TaskCheckDue(task.FrameworkId, id, task.LaunchedAt));
        }
    }

    private static void Check(SlaveTurn turn, SlaveTask task)
    {
        if (ExecutorBehaviour.Of(task.FrameworkId, task.Info, turn.Settings).IsHealthy is { } isHealthy)
        {
            turn.Updates(task, TaskState.Running, TaskStatusSource.Executor, "REASON_TASK_HEALTH_CHECK_STATUS_UPDATED", healthy: isHealthy);
        }
    }

    private static void End(SlaveTurn turn, SlaveTask task)
    {
        var behaviour = ExecutorBehaviour.Of(task.FrameworkId, task.Info, turn.Settings);
        if (behaviour.Ending == TaskEnding.EndsExecutor)
        {
            SlaveExecutors.Ended(turn, task, ExecutorEnd.Crashed);
        }
        else if (task.IsKilled)
        {
            SlaveKills.Killed(turn, task);
        }
        else if (behaviour.Ending == TaskEnding.Finishes)
        {
            turn.Updates(task, TaskState.Finished, TaskStatusSource.Executor);
        }
        else if (behaviour.Ending == TaskEnding.TakesTooLong)
        {
            var most = DurationText.Write(task.Info.MaxCompletionTime!.Value);
            turn.Updates(
                task, TaskState.Failed, TaskStatusSource.Executor, "REASON_MAX_COMPLETION_TIME_REACHED", $"the task has not completed within {most}");
            SlaveKills.KillGroupOf(turn, task);
        }
        else
        {
            Exit(turn, task, behaviour.ExitCode);
        }
    }

    /// <summary>The task's process has ended with that code.</summary>
    private static void Exit(SlaveTurn turn, SlaveTask task, int code)
    {
        if (task.IsKilled)
        {
            SlaveKills.Killed(turn, task);
        }
        else if (code == 0)
        {
            turn.Updates(task, TaskState.Finished, TaskStatusSource.Executor);
        }
        else
        {
            turn.Updates(task, TaskState.Failed, TaskStatusSource.Executor, message: $"Command exited with status {code}");
            SlaveKills.KillGroupOf(turn, task);
        }
    }

    private static void Resume(SlaveTurn turn, SlaveTask task)
    {
        var (framework, id, launchedAt) = (task.FrameworkId, task.Info.Id, task.LaunchedAt);
        var behaviour = ExecutorBehaviour.Of(framework, task.Info, turn.Settings);
        if (task.IsKilled)
        {
            SlaveKills.Remind(turn, task);
        }
        else if (behaviour.StartsAfter is not { } wait)
        {
            turn.Reminds(launchedAt + turn.Settings.Executor.RegistrationTimeout - turn.Now, new ExecutorRegistrationDue(framework, id, launchedAt));
        }
        else if (task.State == TaskState.Staging)
        {
            turn.Reminds(wait, new TaskStarts(framework, id, launchedAt));
        }
        else if (behaviour.Lasts is { } lasts)
        {
            var left = launchedAt + wait + lasts - turn.Now;
            var isGone = left <= TimeSpan.Zero && behaviour.Ending == TaskEnding.EndsExecutor;
            turn.Reminds(
                isGone ? turn.Settings.Executor.ReregistrationTimeout : left,
                isGone ? new ExecutorReregistrationDue(framework, id, launchedAt) : new TaskEnds(framework, id, launchedAt));
        }

        if (behaviour is { IsHealthy: not null, StartsAfter: { } start } && task.State != TaskState.Staging
            && launchedAt + start + turn.Settings.Executor.HealthCheckDelay is var check && check > turn.Now)
        {
            turn.Reminds(check - turn.Now, new TaskCheckDue(framework, id, launchedAt));
        }
    }
}
