using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;
using ActorMesos.Frameworks.Offering;
using TaskStatus = ActorMesos.Domain.Tasks.TaskStatus;

namespace ActorMesos.Frameworks.Service;

/// <summary>What the service makes of news of its tasks.</summary>
internal static class ServiceTasks
{
    /// <summary>After a failover: nothing is launched before the state of every task is known, or has been waited for in vain.</summary>
    public static void Reconcile(Turn<ServicePolicy> turn)
    {
        var live = turn.Policy.Instances.Where(static instance => instance.IsLive).ToList();
        if (live.Count == 0)
        {
            return;
        }

        if (turn.Policy.Settings.Flaws.ActsBeforeReconciliation)
        {
            // The last that it knows of each is that it was launched, however long ago.
            live.ForEach(instance => End(turn, instance, instance.LaunchedAt));
        }
        else
        {
            turn.Happens(new ServiceReconciliationBegan());
            turn.WantsToWake(ServiceWakes.ReconciliationMost, ServiceWakes.Reconciliation);
        }

        turn.Calls(new ReconcileTasks([.. live.Select(static instance => instance.TaskId)]));
    }

    public static void Updated(Turn<ServicePolicy> turn, TaskStatus status)
    {
        if (turn.Policy.Unreconciled.Contains(status.TaskId))
        {
            turn.Happens(new ServiceTaskReconciled(status.TaskId));
        }

        var instance = Instances.WithTask(turn.Policy, status.TaskId);
        if (status.State.IsOverOrOutOfSight())
        {
            if (instance is { IsLeaving: true } && status.State == TaskState.Finished)
            {
                turn.Happens(new InstanceLeft(status.TaskId));
                instance = Instances.WithTask(turn.Policy, status.TaskId);
            }

            End(turn, instance, turn.Now);
            return;
        }

        if (instance is null)
        {
            // A launch that was given up, and has come true after all; or a task that came back with its slave.
            turn.Calls(new KillTask(status.TaskId, status.SlaveId));
            TaskQuestions.CheckStrayLater(turn, status.TaskId);
            return;
        }

        var wasLive = instance.IsLive;
        if (status.State == TaskState.Running)
        {
            Run(turn, instance, status.Data);
            Check(turn, instance, status.Healthy);
        }
        else if (instance is { State: InstanceState.Starting, IsConfirmed: false } or { State: InstanceState.Ended })
        {
            turn.Happens(new InstanceConfirmed(instance.TaskId));
        }

        if (!instance.IsWanted && !wasLive)
        {
            Dismiss(turn, instance);
        }
    }

    public static void SlaveLost(Turn<ServicePolicy> turn, SlaveId slave)
    {
        foreach (var instance in turn.Policy.Instances)
        {
            if (instance.SlaveId == slave)
            {
                End(turn, instance, turn.Now);
            }
        }
    }

    public static void End(Turn<ServicePolicy> turn, Instance? instance, Instant at)
    {
        if (instance is not { IsLive: true })
        {
            return;
        }

        turn.Happens(new InstanceEnded(instance.TaskId, at));
        if (instance.IsWanted)
        {
            turn.Calls(new ReviveOffers());
            ServiceWakes.ReplaceLater(turn, instance.TaskId, at);
        }
        else if (instance.IsLeaving)
        {
            turn.Calls(new ReviveOffers());
        }
    }

    /// <summary>Kills a task, again and again until it is over.</summary>
    public static void Kill(Turn<ServicePolicy> turn, Instance instance)
    {
        turn.Calls(new KillTask(instance.TaskId, instance.SlaveId));
        TaskQuestions.CheckLater(turn, instance.TaskId);
    }

    /// <summary>An unwanted task is killed; one that can give away what it holds is told to, and ends by itself.</summary>
    public static void Dismiss(Turn<ServicePolicy> turn, Instance instance)
    {
        if (turn.Policy is { IsUninstalling: false, Settings: { LeaveMessage: { } message, IsStateful: var isStateful } } && (instance.IsLeaving || !isStateful))
        {
            turn.Calls(new SendToExecutor(instance.SlaveId, new ExecutorId(instance.TaskId.Value), message));
            TaskQuestions.CheckLater(turn, instance.TaskId);
        }
        else
        {
            Kill(turn, instance);
        }
    }

    /// <summary>Whoever is there again is as healthy as it was, unless its check says otherwise: the master does not tell.</summary>
    private static void Check(Turn<ServicePolicy> turn, Instance instance, bool? told)
    {
        if (told is { } isHealthy && isHealthy != instance.IsHealthy)
        {
            turn.Happens(new InstanceChecked(instance.TaskId, isHealthy, turn.Now));
            turn.Calls(new ReviveOffers());
        }
        else if (instance is { IsLive: false, IsHealthy: true })
        {
            turn.Happens(new InstanceChecked(instance.TaskId, IsHealthy: true, turn.Now));
        }
    }

    private static void Run(Turn<ServicePolicy> turn, Instance instance, string? filesFound)
    {
        if (filesFound is not null)
        {
            var found = filesFound.Split(',');
            var missing = instance.Written.Where(task => task != instance.TaskId && !found.Contains(task.Value)).ToList();
            if (missing.Count > 0)
            {
                turn.Happens(new ServiceDataLost(instance.VolumeId, instance.TaskId, string.Join(',', missing)));
            }
        }

        if (instance.State != InstanceState.Running)
        {
            turn.Happens(new InstanceRan(instance.TaskId));
        }
    }
}
