using ActorMesos.Http.Control;
using ActorMesos.Http.Live;
using ActorMesos.Http.OperatorV1;
using ActorMesos.Http.Pacing;
using ActorMesos.Http.Scheduler;

namespace ActorMesos.Http.Serving;

/// <summary>What endpoints share.</summary>
/// <param name="Settings">How the front door is configured.</param>
/// <param name="Loop">What drives the run.</param>
public sealed record FrontDoorServices(FrontDoorSettings Settings, PacedLoop Loop)
{
    private V1Feed? _feed;
    private LiveFeed? _live;

    /// <summary>Where master and slaves say that they are; known once the port is.</summary>
    public required Cluster Cluster { get; set; }

    /// <summary>The schedulers that are subscribed.</summary>
    public SchedulerDesk Schedulers { get; } = new(Settings);

    /// <summary>How much callers may ask for.</summary>
    internal RequestLimits Limits { get; } = new(Settings.RequestsPerSecond);

    /// <summary>What whoever listens is told of the simulation.</summary>
    internal EventFeed Events { get; } = new(Settings);

    /// <summary>What operators who listen are told.</summary>
    internal V1Feed Feed => _feed ??= new V1Feed(Settings, () => Cluster);

    /// <summary>What live pages are told.</summary>
    internal LiveFeed Live => _live ??= new LiveFeed(Settings, Loop.Pace, () => Cluster);
}
