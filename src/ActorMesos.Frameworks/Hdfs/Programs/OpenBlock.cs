using ActorMesos.Domain.Ids;
using ActorMesos.Frameworks.Hdfs.Messages;
using ActorMesos.Frameworks.Hdfs.Namespaces;

namespace ActorMesos.Frameworks.Hdfs.Programs;

/// <summary>The block that a client writes, and what it knows of the DataNodes in its pipeline.</summary>
internal sealed class OpenBlock(long id, IReadOnlyList<NodeName> pipeline)
{
    private readonly SortedDictionary<string, long> _heard = new(StringComparer.Ordinal);

    public long Id => id;

    /// <summary>The DataNodes that are to have it, in their order.</summary>
    public IReadOnlyList<NodeName> Pipeline { get; private set; } = pipeline;

    public long Generation { get; private set; } = NamespaceImage.FirstGeneration;

    /// <summary>Whether its first pipeline has broken.</summary>
    public bool IsRenewed => Generation > NamespaceImage.FirstGeneration;

    /// <summary>Whether the whole pipeline has acknowledged what was written so far.</summary>
    public bool IsFlushed { get; set; }

    /// <summary>The DataNodes that live and have it.</summary>
    public IReadOnlyList<NodeName> Survivors => [.. Pipeline.Where(dataNode => _heard.GetValueOrDefault(dataNode.Value) > 0)];

    /// <summary>The DataNodes that say nothing, or do not have it.</summary>
    public IEnumerable<NodeName> Lost => Pipeline.Where(dataNode => _heard.GetValueOrDefault(dataNode.Value) == 0);

    /// <summary>All of them are asked.</summary>
    public void Ask() => _heard.Clear();

    /// <summary>One has answered.</summary>
    /// <returns>Whether all have.</returns>
    public bool Heard(NodeName dataNode, ReplicaState state)
    {
        _heard[dataNode.Value] = state.Block == id ? state.Generation : 0;
        return Pipeline.All(one => _heard.ContainsKey(one.Value));
    }

    /// <summary>It goes on in another pipeline.</summary>
    public void Renew(BlockRenewed renewed) => (Pipeline, Generation) = (renewed.Targets, renewed.Generation);

    public PipelineWrite Write(long request, NodeName client, bool closes) => new(request, id, Pipeline, client, closes, Generation);
}
