using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Tests.Exploration;

/// <summary>What befell a world so far.</summary>
internal sealed class History : IObserver
{
    /// <summary>The slaves that crashed.</summary>
    public SortedSet<string> Slaves { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether a leading master crashed.</summary>
    public bool HasLeaderCrashed { get; private set; }

    /// <summary>Whether the power came back once.</summary>
    public bool HasPowerCycled { get; private set; }

    /// <summary>The kinds of faults that were imposed.</summary>
    public SortedSet<string> Imposed { get; } = new(StringComparer.Ordinal);

    public void Saw(Instant at, string node, object happened)
    {
        switch (happened)
        {
            case NodeCrashed { Node.Value: ['n', 'o', 'd', 'e', ..] slave }:
                Slaves.Add(slave);
                break;
            case LeaderCrashed:
                HasLeaderCrashed = true;
                break;
            case PowerReturned:
                HasPowerCycled = true;
                break;
            case FaultSetIn set:
                Imposed.Add(set.Kind);
                break;
        }
    }
}
