namespace ActorMesos.Frameworks.Hdfs.Namespaces;

/// <summary>
/// The generations of blocks (<c>GenerationStamp</c>): whose pipeline broke while it was written has a later one, and a replica that was
/// not in the new pipeline is known by its own.
/// </summary>
internal sealed class Generations
{
    private readonly Dictionary<long, long> _blocks = [];
    private readonly Dictionary<(long Block, int DataNode), long> _replicas = [];

    public long Of(long block) => _blocks.GetValueOrDefault(block, NamespaceImage.FirstGeneration);

    public long OfReplica(long block, int dataNode) => _replicas.GetValueOrDefault((block, dataNode), NamespaceImage.FirstGeneration);

    public bool IsStale(long block, long generation) => generation < Of(block);

    public void Renew(long block, long generation) => _blocks[block] = Math.Max(Of(block), generation);

    public void Forget(long block) => _blocks.Remove(block);

    public void Keep(long block, int dataNode, long generation)
    {
        if (generation > NamespaceImage.FirstGeneration)
        {
            _replicas[(block, dataNode)] = generation;
        }
    }

    public void Drop(long block, int dataNode) => _replicas.Remove((block, dataNode));
}
