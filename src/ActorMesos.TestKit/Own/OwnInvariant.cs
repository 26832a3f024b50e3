using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Invariants;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.TestKit.Own;

/// <summary>An invariant that is one question to the cluster, asked after each step in which something happened.</summary>
internal sealed class OwnInvariant(SimulatedCluster cluster, Func<SimulatedCluster, string?> broken) : IInvariant
{
    private bool _isChanged = true;

    public string? Broken { get; private set; }

    public void Saw(Instant at, string node, object happened) => _isChanged = true;

    public void Check(World world)
    {
        if (_isChanged && Broken is null)
        {
            _isChanged = false;
            Broken = broken(cluster);
        }
    }

    public void CheckQuiet(World world)
    {
    }
}

/// <summary>An invariant of a test's own, before there is a cluster.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Create">Makes one for a run.</param>
internal sealed record OwnInvariantKind(string Name, Func<SimulatedCluster, IInvariant> Create);
