using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Programs;
using ActorMesos.Frameworks.Hdfs.Messages;
using ActorMesos.Frameworks.Hdfs.Namespaces;

namespace ActorMesos.Frameworks.Hdfs.Programs;

/// <summary>
/// What the active NameNode answers to a client whose pipeline has broken: the block's next generation, and other DataNodes in the place
/// of the lost ones where the policy <c>dfs.client.block.write.replace-datanode-on-failure.policy</c> has it so. Where there are none, the
/// client goes on with the rest, and the block is copied once it is closed.
/// </summary>
internal sealed class PipelineRecovery(NameNodeCore core)
{
    /// <summary>With fewer replicas than that, none is replaced.</summary>
    private const int ReplacedFrom = 3;

    public IProgramMessage Renew(ProgramTurn turn, BlockRenew renew)
    {
        if (!IsBeingWritten(renew.Path, renew.Block))
        {
            return new NameNodeReply(renew.Request, HdfsStatus.NoSuchFile);
        }

        var wanted = core.Names.File(renew.Path)!.Replication;
        var survivors = At(renew.Survivors);
        List<StorageRecord> others = IsReplaced(wanted, renew)
            ? Placement.Choose(turn, core.Storages, survivors, wanted - renew.Survivors.Count, storage => renew.Excluded.Contains(storage.Address))
            : [];
        var generation = Math.Max(renew.Generation, core.Blocks.GenerationOf(renew.Block)) + 1;
        return new BlockRenewed(renew.Request, generation, [.. renew.Survivors, .. others.Select(static other => other.Address)]);
    }

    public bool IsBeingWritten(string path, long block) =>
        core.Names.File(path) is { IsOpen: true, Blocks.IsEmpty: false } file && file.Blocks[^1] == block;

    public List<StorageRecord> At(IReadOnlyList<NodeName> addresses) => [.. core.Storages.Live.Where(storage => addresses.Contains(storage.Address))];

    /// <summary>The policy DEFAULT: half of the replicas are gone, or any of them after a flush.</summary>
    private static bool IsReplaced(int wanted, BlockRenew renew) =>
        wanted >= ReplacedFrom && renew.Survivors.Count < wanted && (renew.IsFlushed || renew.Survivors.Count <= wanted / 2);
}
