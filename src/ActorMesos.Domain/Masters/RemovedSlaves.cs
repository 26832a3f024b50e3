using ActorMesos.Domain.Ids;

namespace ActorMesos.Domain.Masters;

/// <summary>The slaves that a master took off its books last, and where they were: of more than the limit the oldest are forgotten.</summary>
internal sealed class RemovedSlaves(int most)
{
    private readonly Dictionary<SlaveId, LinkedListNode<(SlaveId Id, NodeName Node)>> _known = [];
    private readonly LinkedList<(SlaveId Id, NodeName Node)> _order = new();

    public bool Contains(SlaveId slave) => _known.ContainsKey(slave);

    /// <summary>Where the slave was; null when it is not known to have been removed.</summary>
    public NodeName? NodeOf(SlaveId slave) => _known.GetValueOrDefault(slave)?.Value.Node;

    /// <summary>The slave that was removed last at that address and satisfies the condition, if any.</summary>
    public SlaveId? LastAt(NodeName node, Func<SlaveId, bool> condition)
    {
        for (var last = _order.Last; last is not null; last = last.Previous)
        {
            if (last.Value.Node == node && condition(last.Value.Id))
            {
                return last.Value.Id;
            }
        }

        return null;
    }

    public void Add(SlaveId slave, NodeName node)
    {
        Remove(slave);
        _known.Add(slave, _order.AddLast((slave, node)));
        if (_known.Count > most)
        {
            Remove(_order.First!.Value.Id);
        }
    }

    public void Remove(SlaveId slave)
    {
        if (_known.Remove(slave, out var known))
        {
            _order.Remove(known);
        }
    }
}
