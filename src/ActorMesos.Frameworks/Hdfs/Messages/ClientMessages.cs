using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Programs;

namespace ActorMesos.Frameworks.Hdfs.Messages;

/// <summary>What a NameNode answers.</summary>
public enum HdfsStatus
{
    /// <summary>Done.</summary>
    Ok,

    /// <summary>This NameNode is not the active one (<c>StandbyException</c>).</summary>
    Standby,

    /// <summary>Not enough blocks are reported yet (<c>SafeModeException</c>).</summary>
    SafeMode,

    /// <summary>There is no such file (<c>FileNotFoundException</c>).</summary>
    NoSuchFile,

    /// <summary>Not one replica of the last block is reported yet (<c>NotReplicatedYetException</c>).</summary>
    NotReplicatedYet,

    /// <summary>There is no DataNode that could take a block.</summary>
    NoDataNodes,

    /// <summary>It goes on.</summary>
    Working,
}

/// <summary>Creates a file.</summary>
/// <param name="Request">The client's number for it.</param>
/// <param name="Path">The file.</param>
/// <param name="Replication">On how many DataNodes its blocks are to lie.</param>
public sealed record FileCreate(long Request, string Path, int Replication) : IProgramMessage;

/// <summary>Asks for another block of a file.</summary>
/// <param name="Request">The client's number for it.</param>
/// <param name="Path">The file.</param>
/// <param name="Previous">The last block that the client has written; 0 for none. A later one of the file is given up.</param>
/// <param name="Excluded">DataNodes that do not answer.</param>
public sealed record BlockAllocate(long Request, string Path, long Previous, IReadOnlyList<NodeName> Excluded) : IProgramMessage;

/// <summary>A block to write.</summary>
/// <param name="Request">The client's number for the question.</param>
/// <param name="Block">The block.</param>
/// <param name="Targets">The DataNodes that are to have it, in the order of the pipeline.</param>
public sealed record BlockAllocated(long Request, long Block, IReadOnlyList<NodeName> Targets) : IProgramMessage;

/// <summary>
/// The pipeline of a block has broken: asks for its next generation, and for DataNodes in the place of those that are gone
/// (<c>updateBlockForPipeline</c>, <c>getAdditionalDatanode</c>).
/// </summary>
/// <param name="Request">The client's number for it.</param>
/// <param name="Path">The file.</param>
/// <param name="Block">Its last block.</param>
/// <param name="Generation">The latest generation that the client has used.</param>
/// <param name="Survivors">The DataNodes that are left, in the order of the pipeline.</param>
/// <param name="Excluded">DataNodes that do not answer.</param>
/// <param name="IsFlushed">Whether the client was told before that what it wrote is kept (<c>hflush</c>).</param>
public sealed record BlockRenew(
    long Request, string Path, long Block, long Generation, IReadOnlyList<NodeName> Survivors, IReadOnlyList<NodeName> Excluded, bool IsFlushed)
    : IProgramMessage;

/// <summary>How to go on with a block.</summary>
/// <param name="Request">The client's number for the question.</param>
/// <param name="Generation">The generation of the new pipeline.</param>
/// <param name="Targets">The DataNodes of the new pipeline.</param>
public sealed record BlockRenewed(long Request, long Generation, IReadOnlyList<NodeName> Targets) : IProgramMessage;

/// <summary>The new pipeline stands: replicas of an earlier generation do not count any more (<c>updatePipeline</c>).</summary>
/// <param name="Request">The client's number for it.</param>
/// <param name="Path">The file.</param>
/// <param name="Block">Its last block.</param>
/// <param name="Generation">The generation.</param>
/// <param name="Targets">The DataNodes of the new pipeline.</param>
public sealed record PipelineUpdate(long Request, string Path, long Block, long Generation, IReadOnlyList<NodeName> Targets) : IProgramMessage;

/// <summary>The file is whole.</summary>
/// <param name="Request">The client's number for it.</param>
/// <param name="Path">The file.</param>
public sealed record FileComplete(long Request, string Path) : IProgramMessage;

/// <summary>Deletes a file.</summary>
/// <param name="Request">The client's number for it.</param>
/// <param name="Path">The file.</param>
public sealed record FileDelete(long Request, string Path) : IProgramMessage;

/// <summary>Asks where a file's blocks are.</summary>
/// <param name="Request">The client's number for it.</param>
/// <param name="Path">The file.</param>
public sealed record FileOpen(long Request, string Path) : IProgramMessage;

/// <summary>Where a file's last block is.</summary>
/// <param name="Request">The client's number for the question.</param>
/// <param name="Block">The block; 0 where the file has none.</param>
/// <param name="DataNodes">The DataNodes that have it.</param>
public sealed record FileLocations(long Request, long Block, IReadOnlyList<NodeName> DataNodes) : IProgramMessage;

/// <summary>What became of a question.</summary>
/// <param name="Request">The client's number for it.</param>
/// <param name="Status">What.</param>
public sealed record NameNodeReply(long Request, HdfsStatus Status) : IProgramMessage;

/// <summary>Asks a DataNode for a block.</summary>
/// <param name="Request">The client's number for it.</param>
/// <param name="Block">The block.</param>
public sealed record BlockRead(long Request, long Block) : IProgramMessage;

/// <summary>The block, or that it is not there.</summary>
/// <param name="Request">The client's number for it.</param>
/// <param name="IsThere">Whether it is there.</param>
public sealed record BlockContent(long Request, bool IsThere) : IProgramMessage;

/// <summary>Asks that a DataNode holds nothing that is not elsewhere too, and gets nothing new.</summary>
/// <param name="DataNode">Its task's name.</param>
public sealed record Decommission(string DataNode) : IProgramMessage;

/// <summary>Whether that is so.</summary>
/// <param name="Status">Done, or it goes on.</param>
public sealed record DecommissionStatus(HdfsStatus Status) : IProgramMessage;

/// <summary>A NameNode with an empty folder asks the other one whether there is a namespace (<c>bootstrapStandby</c>).</summary>
public sealed record BootstrapRequest : IProgramMessage;

/// <summary>Whether there is one.</summary>
/// <param name="IsFormatted">Whether the NameNode that was asked belongs to a namespace.</param>
public sealed record BootstrapReply(bool IsFormatted) : IProgramMessage;
