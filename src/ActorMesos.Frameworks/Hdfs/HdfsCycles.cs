using ActorMesos.Domain.Messages;
using ActorMesos.Frameworks.Offering;

namespace ActorMesos.Frameworks.Hdfs;

/// <summary>How one phase follows another.</summary>
internal static class HdfsCycles
{
    /// <summary>Wishes to be woken did not survive a crash; those that are still due are made again.</summary>
    public static void Resume(Turn<HdfsPolicy> turn)
    {
        if (turn.Policy.Phase == HdfsPhase.Serving)
        {
            var left = turn.Policy.ServingSince + turn.Policy.Settings.Cycle - turn.Now;
            turn.WantsToWake(left > TimeSpan.Zero ? left : TimeSpan.Zero, HdfsWakes.CycleOver);
            HdfsResizing.Remind(turn);
        }

        foreach (var node in turn.Policy.Nodes)
        {
            if (node is { IsWanted: false, IsLive: true })
            {
                HdfsTasks.Kill(turn, node);
            }
            else if (node is { IsWanted: true, State: HdfsNodeState.Starting })
            {
                TaskQuestions.CheckLater(turn, node.TaskId);
            }
        }
    }

    public static void TearDownIfDue(Turn<HdfsPolicy> turn)
    {
        if (turn.Policy.Phase != HdfsPhase.Serving || turn.Now < turn.Policy.ServingSince + turn.Policy.Settings.Cycle)
        {
            return;
        }

        turn.Happens(new HdfsTeardownBegan(turn.Policy.Store));
        foreach (var node in turn.Policy.Nodes)
        {
            if (node.IsLive)
            {
                HdfsTasks.Kill(turn, node);
            }
        }
    }

    public static void Advance(Turn<HdfsPolicy> turn)
    {
        var hdfs = turn.Policy;
        if (hdfs.Phase == HdfsPhase.Deploying && hdfs.AllRun)
        {
            turn.Happens(new HdfsServingBegan(turn.Now));
            turn.WantsToWake(hdfs.Settings.Cycle, HdfsWakes.CycleOver);
            HdfsResizing.Remind(turn);
        }
        else if (hdfs.Phase == HdfsPhase.Destroying && hdfs.Nodes.IsEmpty)
        {
            if (hdfs.Cycle < hdfs.Settings.Cycles)
            {
                turn.Happens(new HdfsCycleBegan(hdfs.Cycle + 1));
                turn.Calls(new ReviveOffers());
            }
            else
            {
                turn.Happens(new HdfsFinished());
            }
        }
    }
}
