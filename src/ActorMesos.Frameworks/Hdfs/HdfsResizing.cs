using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Time;
using ActorMesos.Frameworks.Offering;

namespace ActorMesos.Frameworks.Hdfs;

/// <summary>More DataNodes, or fewer, on a schedule. One that goes is decommissioned first, one after the other.</summary>
internal static class HdfsResizing
{
    public static void Remind(Turn<HdfsPolicy> turn)
    {
        foreach (var (after, _) in turn.Policy.Settings.Resizes)
        {
            var left = turn.Policy.ServingSince + after - turn.Now;
            turn.WantsToWake(left > TimeSpan.Zero ? left : TimeSpan.Zero, HdfsWakes.Resize);
        }
    }

    public static void ResizeIfDue(Turn<HdfsPolicy> turn)
    {
        var hdfs = turn.Policy;
        if (hdfs.Phase == HdfsPhase.Serving && TargetAt(hdfs, turn.Now) is var target && target != hdfs.Target)
        {
            turn.Happens(new HdfsResized(target));
            turn.Calls(new ReviveOffers());
            if (!hdfs.HasPrograms)
            {
                turn.Policy.Nodes.Where(node => node.IsWanted && node.Number >= target).ToList().ForEach(node => Retire(turn, node));
            }
        }
    }

    /// <summary>The DataNode that is to go next; null while none is.</summary>
    public static HdfsNode? Leaving(HdfsPolicy hdfs) => hdfs.Phase == HdfsPhase.Serving
        ? hdfs.Nodes.Where(node => node is { IsWanted: true, Role: HdfsRole.Data } && node.Number >= hdfs.Target).MaxBy(node => node.Number)
        : null;

    /// <summary>The command that decommissions a DataNode has finished: the DataNode ends, and its volume goes.</summary>
    public static void Finished(Turn<HdfsPolicy> turn, HdfsNode command)
    {
        if (HdfsNodes.Wanted(turn.Policy, HdfsRole.Data, command.Number) is { } node && node.Number >= turn.Policy.Target)
        {
            Retire(turn, node);
            turn.Calls(new ReviveOffers());
        }
    }

    private static void Retire(Turn<HdfsPolicy> turn, HdfsNode node)
    {
        turn.Happens(new HdfsNodeRetired(node.TaskId));
        if (node.IsLive)
        {
            HdfsTasks.Kill(turn, node);
        }
    }

    private static int TargetAt(HdfsPolicy hdfs, Instant now)
    {
        var target = hdfs.Settings.DataNodes;
        foreach (var (after, dataNodes) in hdfs.Settings.Resizes)
        {
            target = now >= hdfs.ServingSince + after ? dataNodes : target;
        }

        return target;
    }
}
