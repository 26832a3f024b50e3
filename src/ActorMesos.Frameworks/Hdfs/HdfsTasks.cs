using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Tasks;
using ActorMesos.Frameworks.Offering;
using TaskStatus = ActorMesos.Domain.Tasks.TaskStatus;

namespace ActorMesos.Frameworks.Hdfs;

/// <summary>What the service makes of news of its tasks.</summary>
internal static class HdfsTasks
{
    /// <summary>After a failover: nothing is launched before the state of every task is known, or has been waited for in vain.</summary>
    public static void Reconcile(Turn<HdfsPolicy> turn)
    {
        if (turn.Policy.Nodes.Any(static node => node.IsLive))
        {
            turn.Happens(new HdfsReconciliationBegan());
            turn.Calls(new ReconcileTasks([.. turn.Policy.Unreconciled]));
            turn.WantsToWake(HdfsWakes.ReconciliationMost, HdfsWakes.Reconciliation);
        }
    }

    public static void Updated(Turn<HdfsPolicy> turn, TaskStatus status)
    {
        if (turn.Policy.Unreconciled.Contains(status.TaskId))
        {
            turn.Happens(new HdfsTaskReconciled(status.TaskId));
        }

        var node = HdfsNodes.WithTask(turn.Policy, status.TaskId);
        if (status.State.IsOverOrOutOfSight())
        {
            End(turn, node);
            if (node is { Role: HdfsRole.Decommission, IsWanted: true } && status.State == TaskState.Finished)
            {
                HdfsResizing.Finished(turn, node);
            }

            return;
        }

        if (node is null)
        {
            // A launch that was given up, and has come true after all; or a task that came back with its slave.
            turn.Calls(new KillTask(status.TaskId, status.SlaveId));
            TaskQuestions.CheckStrayLater(turn, status.TaskId);
            return;
        }

        var wasLive = node.IsLive;
        if (status.State == TaskState.Running)
        {
            Run(turn, node, status.Data);
        }
        else if (node is { State: HdfsNodeState.Starting, IsConfirmed: false } or { State: HdfsNodeState.Ended })
        {
            turn.Happens(new HdfsNodeConfirmed(node.TaskId));
        }

        if (!node.IsWanted && !wasLive)
        {
            Kill(turn, node);
        }
    }

    public static void SlaveLost(Turn<HdfsPolicy> turn, SlaveId slave)
    {
        foreach (var node in turn.Policy.Nodes)
        {
            if (node.SlaveId == slave)
            {
                End(turn, node);
            }
        }
    }

    public static void End(Turn<HdfsPolicy> turn, HdfsNode? node)
    {
        if (node is { IsLive: true })
        {
            turn.Happens(new HdfsNodeEnded(node.TaskId, turn.Now));
            if (!node.HasVolume)
            {
                turn.Happens(new HdfsNodeCleared(node.TaskId));
            }
        }
    }

    /// <summary>Kills a task, again and again until it is over.</summary>
    public static void Kill(Turn<HdfsPolicy> turn, HdfsNode node)
    {
        turn.Calls(new KillTask(node.TaskId, node.SlaveId));
        TaskQuestions.CheckLater(turn, node.TaskId);
    }

    private static void Run(Turn<HdfsPolicy> turn, HdfsNode node, string? filesFound)
    {
        if (filesFound is not null)
        {
            var found = filesFound.Split(',');
            var missing = node.Written.Where(task => task != node.TaskId && !found.Contains(task.Value)).ToList();
            if (missing.Count > 0)
            {
                turn.Happens(new DataLost(node.Number, node.PersistenceId, node.TaskId, string.Join(',', missing)));
            }
        }

        if (node.State != HdfsNodeState.Running)
        {
            turn.Happens(new HdfsNodeRan(node.TaskId));
        }
    }
}
