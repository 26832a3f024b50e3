using ActorMesos.Domain.Ids;

namespace ActorMesos.Frameworks.Cassandra;

/// <summary>Where a node is in its life on the ring.</summary>
public enum EndpointStatus
{
    /// <summary>It gets writes and not yet reads, while it streams what will be its own.</summary>
    Joining,

    /// <summary>It takes the place of a node of the same name that lost its disk, and streams what that one had.</summary>
    Replacing,

    /// <summary>It serves.</summary>
    Normal,

    /// <summary>It serves, while it streams what it has to others.</summary>
    Leaving,

    /// <summary>It has gone for good.</summary>
    Left,
}

/// <summary>What nodes tell each other of one of them.</summary>
/// <param name="Name">Its name, from which its tokens come.</param>
/// <param name="Address">Where it runs.</param>
/// <param name="Rack">Its host's rack; empty for none.</param>
/// <param name="Status">Where it is in its life.</param>
/// <param name="Generation">When its process started, in ticks.</param>
/// <param name="Version">Its heartbeat, counted by itself.</param>
public sealed record Endpoint(string Name, NodeName Address, string Rack, EndpointStatus Status, long Generation, int Version)
{
    /// <summary>Whether it owns what its tokens say.</summary>
    public bool IsInRing => Status is EndpointStatus.Normal or EndpointStatus.Leaving or EndpointStatus.Replacing;

    /// <summary>Whether it will own that once every change of the ring is through.</summary>
    public bool WillBeInRing => Status is EndpointStatus.Normal or EndpointStatus.Joining or EndpointStatus.Replacing;

    /// <summary>Whether it answers reads for what it owns.</summary>
    public bool Serves => Status is EndpointStatus.Normal or EndpointStatus.Leaving;

    /// <summary>Whether it is later news than another of the same node.</summary>
    public bool IsNewerThan(Endpoint other) =>
        Generation > other.Generation || (Generation == other.Generation && Version > other.Version);
}
