namespace ActorMesos.Frameworks.Hdfs;

/// <summary>In which order nodes are deployed: JournalNodes, then NameNodes one by one, then DataNodes, then clients.</summary>
internal static class HdfsRollout
{
    private static readonly HdfsRole[] Order = [HdfsRole.Journal, HdfsRole.Name, HdfsRole.Data, HdfsRole.Client];

    /// <summary>The node to launch next; null when there is none.</summary>
    /// <param name="hdfs">The service.</param>
    /// <param name="isStuck">Whether a node has waited too long where it is.</param>
    public static (HdfsRole Role, int Number)? Next(HdfsPolicy hdfs, Func<HdfsNode, bool> isStuck)
    {
        if (hdfs.Phase != HdfsPhase.Deploying && !(hdfs.HasPrograms && hdfs.Phase == HdfsPhase.Serving))
        {
            return null;
        }

        foreach (var role in Order)
        {
            var allRun = true;
            for (var number = 0; number < Count(hdfs, role); number++)
            {
                var node = HdfsNodes.Wanted(hdfs, role, number);
                if (node is null || isStuck(node))
                {
                    return (role, number);
                }

                allRun &= node.State == HdfsNodeState.Running;
                if (!allRun && role == HdfsRole.Name && hdfs.Phase == HdfsPhase.Deploying)
                {
                    return null;
                }
            }

            if (!allRun && hdfs.Phase == HdfsPhase.Deploying)
            {
                return null;
            }
        }

        return HdfsResizing.Leaving(hdfs) is { } leaving && HdfsNodes.Wanted(hdfs, HdfsRole.Decommission, leaving.Number) is null
            ? (HdfsRole.Decommission, leaving.Number)
            : null;
    }

    private static int Count(HdfsPolicy hdfs, HdfsRole role) => role switch
    {
        HdfsRole.Journal => hdfs.Settings.JournalNodes,
        HdfsRole.Name => hdfs.Settings.NameNodes,
        HdfsRole.Client => hdfs.Settings.Clients,
        _ => hdfs.Target,
    };
}
