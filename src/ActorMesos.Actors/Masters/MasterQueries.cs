using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Metrics;

namespace ActorMesos.Actors.Masters;

/// <summary>Asks the master's actor for its <see cref="Master"/>, to be looked at between two steps.</summary>
public sealed record GetMaster
{
    /// <summary>The only one.</summary>
    public static GetMaster Instance { get; } = new();
}

/// <summary>Asks the master's actor for its metrics, a <see cref="MetricsSnapshot"/>.</summary>
public sealed record GetMetrics
{
    /// <summary>The only one.</summary>
    public static GetMetrics Instance { get; } = new();
}

/// <summary>The master leads, and has not read its registry yet.</summary>
public sealed record MasterNotReady
{
    /// <summary>The only one.</summary>
    public static MasterNotReady Instance { get; } = new();
}

/// <summary>The master does not lead.</summary>
public sealed record MasterStandsBy
{
    /// <summary>The only one.</summary>
    public static MasterStandsBy Instance { get; } = new();
}

/// <summary>A master lost its session with ZooKeeper, and its process has ended.</summary>
/// <param name="Node">Which.</param>
public sealed record MasterSteppedDown(NodeName Node);
