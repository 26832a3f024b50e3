using ActorMesos.Domain.Ids;
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

    private const string Check = "check ";
    private const string Stray = "stray ";
    private static readonly TimeSpan CheckEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan StartMost = TimeSpan.FromSeconds(60);

    public static void CheckLater(Turn<HdfsPolicy> turn, TaskId task) => turn.WantsToWake(CheckEvery, Check + task.Value);

    /// <summary>A task that is not known was killed, and the call may be lost.</summary>
    public static void CheckStrayLater(Turn<HdfsPolicy> turn, TaskId task) => turn.WantsToWake(CheckEvery, Stray + task.Value);

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
            // The master had no answer while slaves were still coming back to it: perhaps it has one now.
            turn.Calls(new ReconcileTasks([.. turn.Policy.Unreconciled]));
            turn.Happens(new HdfsReconciliationEnded());
        }
        else if (reason.StartsWith(Check, StringComparison.Ordinal)
            && HdfsNodes.WithTask(turn.Policy, new TaskId(reason[Check.Length..])) is { } node)
        {
            LookAfter(turn, node);
        }
        else if (reason.StartsWith(Stray, StringComparison.Ordinal))
        {
            // If it still runs, its news has it killed again.
            turn.Calls(new ReconcileTasks([new TaskId(reason[Stray.Length..])]));
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

        CheckLater(turn, node.TaskId);
    }
}
