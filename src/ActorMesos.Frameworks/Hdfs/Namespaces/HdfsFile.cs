using System.Collections.Immutable;

namespace ActorMesos.Frameworks.Hdfs.Namespaces;

/// <summary>A file of the namespace.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Replication">On how many DataNodes each of its blocks is to lie.</param>
/// <param name="Blocks">Its blocks, in their order.</param>
/// <param name="IsOpen">Whether somebody still writes it: the last block is under construction.</param>
public sealed record HdfsFile(string Path, int Replication, ImmutableArray<long> Blocks, bool IsOpen);
