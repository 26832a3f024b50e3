using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ActorMesos.Frameworks.Hdfs.Namespaces;

/// <summary>The namespace as a NameNode keeps it on its disk (<c>fsimage</c>). A recording shows how many files it has, not which.</summary>
/// <param name="Tx">The last edit that it contains.</param>
/// <param name="Epoch">That edit's epoch.</param>
/// <param name="NextBlock">The next block's number.</param>
/// <param name="Files">The files, by path.</param>
/// <param name="Generations">The generations of blocks that have a later one than the first.</param>
public sealed record NamespaceImage(
    long Tx,
    long Epoch,
    long NextBlock,
    [property: JsonIgnore] ImmutableSortedDictionary<string, HdfsFile> Files,
    [property: JsonIgnore] ImmutableSortedDictionary<long, long> Generations)
{
    /// <summary>The number of the first block of all, as in HDFS.</summary>
    public const long FirstBlock = 1_073_741_825;

    /// <summary>The generation with which a block begins, as in HDFS; each recovery of its pipeline gives it the next one.</summary>
    public const long FirstGeneration = 1001;

    /// <summary>A namespace that has just been formatted.</summary>
    public static NamespaceImage Empty { get; } = new(
        0, 0, FirstBlock, ImmutableSortedDictionary.Create<string, HdfsFile>(StringComparer.Ordinal), ImmutableSortedDictionary<long, long>.Empty);

    /// <summary>How many files there are.</summary>
    public int FileCount => Files.Count;
}
