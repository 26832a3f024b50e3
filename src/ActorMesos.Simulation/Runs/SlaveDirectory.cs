using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Runs;

/// <summary>
/// What operators remember of slaves: the id that each had last, for one that only an earlier master knew. The registry keeps the ids of
/// unreachable slaves without their hosts, as Mesos's does.
/// </summary>
internal sealed class SlaveDirectory : IObserver
{
    private readonly Dictionary<NodeName, SlaveId> _last = [];

    /// <summary>The last id of the slave at that address; null when there never was one.</summary>
    public SlaveId? LastAt(NodeName node) => _last.TryGetValue(node, out var id) ? id : null;

    /// <inheritdoc/>
    public void Saw(Instant at, string node, object happened)
    {
        if (happened is SlaveJoined joined)
        {
            _last[joined.Slave.Node] = joined.SlaveId;
        }
    }
}
