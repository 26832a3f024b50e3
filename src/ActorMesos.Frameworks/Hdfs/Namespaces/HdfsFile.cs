using System.Collections.Immutable;

namespace ActorMesos.Frameworks.Hdfs.Namespaces;

/// <summary>A file of the namespace.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Replication">On how many DataNodes each of its blocks is to lie.</param>
/// <param name="Blocks">Its blocks, in their order.</param>
/// <param name="IsOpen">Whether somebody still writes it: the last block is under construction.</param>
public sealed record HdfsFile(string Path, int Replication, ImmutableArray<long> Blocks, bool IsOpen);

/// <summary>The namespace as a NameNode keeps it on its disk (<c>fsimage</c>).</summary>
/// <param name="Tx">The last edit that it contains.</param>
/// <param name="Epoch">That edit's epoch.</param>
/// <param name="NextBlock">The next block's number.</param>
/// <param name="Files">The files, by path.</param>
public sealed record NamespaceImage(long Tx, long Epoch, long NextBlock, ImmutableSortedDictionary<string, HdfsFile> Files)
{
    /// <summary>The number of the first block of all, as in HDFS.</summary>
    public const long FirstBlock = 1_073_741_825;

    /// <summary>A namespace that has just been formatted.</summary>
    public static NamespaceImage Empty { get; } =
        new(0, 0, FirstBlock, ImmutableSortedDictionary.Create<string, HdfsFile>(StringComparer.Ordinal));

    /// <summary>How many files there are, for a recording.</summary>
    public int FileCount => Files.Count;
}
