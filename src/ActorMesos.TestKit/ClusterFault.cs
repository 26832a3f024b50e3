namespace ActorMesos.TestKit;

/// <summary>Something that goes wrong on purpose, in a class of its own: a rack that loses its power, a switch that drops what is large.</summary>
public abstract class ClusterFault
{
    /// <summary>What it is, in a few words of which no other fault's begin the same.</summary>
    public abstract string Name { get; }

    /// <summary>It sets in. Called for each run anew, perhaps in several threads at once: it keeps nothing between two calls.</summary>
    /// <param name="cluster">What it befalls. It may be harmed and looked at, but time is not its own to advance.</param>
    /// <returns>Disposing of it heals the fault; null where nothing is left to heal.</returns>
    public abstract IDisposable? SetIn(SimulatedCluster cluster);
}
