using ActorMesos.Domain.Time;

namespace ActorMesos.Simulation.Worlds;

/// <summary>Watches a world from outside: invariants, markers, progress.</summary>
public interface IObserver
{
    /// <summary>Something happened at a node.</summary>
    /// <param name="at">When.</param>
    /// <param name="node">Where.</param>
    /// <param name="happened">A message that arrived there, a state change, or a fault.</param>
    void Saw(Instant at, string node, object happened);
}
