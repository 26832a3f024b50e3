using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Slaves;

/// <summary>How tasks run on a slave. Their executors are simulated: a task starts, lasts as long as its command says, and ends.</summary>
internal static class SlaveTasks
{
    public static Decision Run(SlaveState slave, RunTask run, SlaveSettings settings, Instant now) =>
        Run(slave, run, Holds(slave, run.Task), settings, now);

    /// <summary>All of them or none: what one lacks, all lack.</summary>
    public static Decision RunAll(SlaveState slave, RunTaskGroup group, SlaveSettings settings, Instant now)
    {
        var holds = group.Tasks.All(task => Holds(slave, task));
        var decision = Decision.Nothing;
        foreach (var task in group.Tasks)
        {
            var next = Run(slave, new RunTask(group.FrameworkId, group.Checkpoint, task), holds, settings, now);
            slave = next.Events.Aggregate(slave, Slave.Apply);
            decision = decision.Then(next);
        }

        return decision;
    }

    private static bool Holds(SlaveState slave, TaskInfo task)
    {
        var needed = task.Executor is { } executor ? task.Resources + executor.Resources : task.Resources;
        return slave.Checkpointed.Contains(needed.Checkpointed());
    }

    private static Decision Run(SlaveState slave, RunTask run, bool holds, SlaveSettings settings, Instant now)
    {
        if (slave.Task(run.FrameworkId, run.Task.Id) is not null)
        {
            return Decision.Nothing;
        }

        var launched = new TaskLaunched(run.FrameworkId, run.Checkpoint, run.Task, now);
        if (!holds)
        {
            // The message with the reservations and volumes that it needs was lost, or is late.
            var lost = SlaveUpdates.Make(
                slave, run.Task.Id, TaskState.Lost, TaskStatusSource.Slave, now, "REASON_RESOURCES_UNKNOWN",
                "the slave does not have the task's reservations or volumes");
            return Decision.Of(launched, new TaskUpdated(run.FrameworkId, run.Checkpoint, lost))
                .Then(SlaveUpdates.Send(run.FrameworkId, lost, TaskState.Lost, settings.UpdateRetry, slave.Connections));
        }

        return Decision.Of(launched).AndRemind(settings.ExecutorLatency, new TaskStarts(run.FrameworkId, run.Task.Id));
    }

    public static Decision Start(SlaveState slave, TaskStarts starts, SlaveSettings settings, Instant now)
    {
        var task = slave.Task(starts.FrameworkId, starts.TaskId);
        if (task is not { State: TaskState.Staging })
        {
            return Decision.Nothing;
        }

        var events = new List<IEvent>();
        string? found = null;
        foreach (var volume in task.Info.Resources)
        {
            if (!volume.IsPersistentVolume || volume.Disk?.Volume is { IsMountable: false })
            {
                continue;
            }

            var folder = VolumeContent.Folder(volume);
            found = slave.Contents.GetValueOrDefault(folder)?.ToString() ?? "";
            events.Add(new VolumeWritten(folder, task.Info.Id.Value));
        }

        var running = SlaveUpdates.Make(slave, task.Info.Id, TaskState.Running, TaskStatusSource.Executor, now, data: found);
        events.Add(new TaskUpdated(task.FrameworkId, task.Checkpoint, running));
        var decision = Decision.Of(events).Then(SlaveUpdates.Send(task.FrameworkId, running, TaskState.Running, settings.UpdateRetry, slave.Connections));
        return task.Info.Command?.Duration is { } duration
            ? decision.AndRemind(duration, new TaskEnds(task.FrameworkId, task.Info.Id))
            : decision;
    }

    public static Decision Kill(SlaveState slave, KillTaskOnSlave kill, SlaveSettings settings, Instant now)
    {
        var task = slave.Task(kill.FrameworkId, kill.TaskId);
        if (task is null)
        {
            return SlaveUpdates.Unknown(slave, kill.FrameworkId, kill.TaskId, now);
        }

        return task.State.IsTerminal() || task.IsKilled
            ? Decision.Nothing
            : Decision.Of(new TaskKillStarted(kill.FrameworkId, kill.TaskId, task.Checkpoint))
                .AndRemind(settings.ExecutorLatency, new TaskEnds(kill.FrameworkId, kill.TaskId));
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

    public static Decision End(SlaveState slave, TaskEnds ends, SlaveSettings settings, Instant now)
    {
        var task = slave.Task(ends.FrameworkId, ends.TaskId);
        if (task is null || task.State.IsTerminal())
        {
            return Decision.Nothing;
        }

        var state = task.IsKilled ? TaskState.Killed : TaskState.Finished;
        var status = SlaveUpdates.Make(slave, ends.TaskId, state, TaskStatusSource.Executor, now);
        var decision = Decision.Of(new TaskUpdated(ends.FrameworkId, task.Checkpoint, status));
        return task.Pending is null
            ? decision.Then(SlaveUpdates.Send(ends.FrameworkId, status, state, settings.UpdateRetry, slave.Connections))
            : decision;
    }

    /// <summary>After a restart: the executors of checkpointing frameworks have gone on; their reminders are set anew.</summary>
    public static Decision Resume(SlaveState slave, SlaveSettings settings, Instant now)
    {
        var reminders = new List<Reminder>();
        foreach (var task in slave.Tasks)
        {
            if (task.State.IsTerminal())
            {
                continue;
            }

            if (task.IsKilled)
            {
                reminders.Add(new(settings.ExecutorLatency, new TaskEnds(task.FrameworkId, task.Info.Id)));
            }
            else if (task.State == TaskState.Staging)
            {
                reminders.Add(new(settings.ExecutorLatency, new TaskStarts(task.FrameworkId, task.Info.Id)));
            }
            else if (task.Info.Command?.Duration is { } duration)
            {
                var end = task.LaunchedAt + settings.ExecutorLatency + duration;
                var left = end > now ? end - now : TimeSpan.FromTicks(1);
                reminders.Add(new(left, new TaskEnds(task.FrameworkId, task.Info.Id)));
            }
        }

        return new Decision([], [], reminders);
    }

    public static SlaveState Apply(SlaveState slave, TaskLaunched launched) =>
        slave.With(new SlaveTask(launched.FrameworkId, launched.Checkpoint, launched.Task, TaskState.Staging, launched.At, []));

    public static SlaveState Apply(SlaveState slave, TaskKillStarted killed) =>
        slave.With(slave.Task(killed.FrameworkId, killed.TaskId)! with { IsKilled = true });
}
