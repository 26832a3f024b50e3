using ActorMesos.Domain.Messages;
using ActorMesos.Frameworks.Offering;

namespace ActorMesos.Frameworks.Hdfs;

/// <summary>What the service does when it is woken. A wake that comes too early, too late or twice does no harm.</summary>
internal static class HdfsWakes
{
    public const string CycleOver = "cycle";
    public const string Resize = "resize";
    public const string Reconciliation = "reconciliation";
    public static readonly TimeSpan ReconciliationMost = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan StartMost = TimeSpan.FromSeconds(60);

    public static void Woken(Turn<HdfsPolicy> turn, string reason)
    {
        if (reason == CycleOver)
        {
            HdfsCycles.TearDownIfDue(turn);
        }
        else if (reason == Resize)
        {
            HdfsResizing.ResizeIfDue(turn);
        }
        else if (reason == Reconciliation && !turn.Policy.Unreconciled.IsEmpty)
        {
            TaskQuestions.AskAgain(turn, turn.Policy.Unreconciled);
            turn.Happens(new HdfsReconciliationEnded());
        }
        else if (TaskQuestions.Woken(turn, reason, task => HdfsNodes.WithTask(turn.Policy, task) is { IsLive: true }) is { } task
            && HdfsNodes.WithTask(turn.Policy, task) is { } node)
        {
            LookAfter(turn, node);
        }
    }

    /// <summary>Any message may have been lost: the ACCEPT, the RunTask, the KillTask, or the news of them.</summary>
    private static void LookAfter(Turn<HdfsPolicy> turn, HdfsNode node)
    {
        if (!node.IsLive || node is { IsWanted: true, State: HdfsNodeState.Running })
        {
            return;
        }

        turn.Calls(new ReconcileTasks([node.TaskId]));
        if (!node.IsWanted || (node.IsConfirmed && turn.Now - node.LaunchedAt >= StartMost))
        {
            turn.Calls(new KillTask(node.TaskId, node.SlaveId));
        }

        TaskQuestions.CheckLater(turn, node.TaskId);
    }
}
