using System.Collections.Immutable;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Time;

namespace ActorMesos.Frameworks.Service;

/// <summary>What a service knows of one of its instances.</summary>
public sealed record Instance
{
    /// <summary>Its number, from 0. A wanted instance and some that are no longer wanted may share one.</summary>
    public required int Number { get; init; }

    /// <summary>The host of its last launch. A slave's id may change when its host boots, while its volumes stay.</summary>
    public required string Hostname { get; init; }

    /// <summary>The slave as it was called then.</summary>
    public required SlaveId SlaveId { get; init; }

    /// <summary>The value of the attribute over which instances are spread; empty where there is none.</summary>
    public string Zone { get; init; } = "";

    /// <summary>The offer that the last launch used.</summary>
    public required OfferId OfferId { get; init; }

    /// <summary>The task that was launched last.</summary>
    public required TaskId TaskId { get; init; }

    /// <summary>The id of its volume, given once and never again; empty where it has none.</summary>
    public required string VolumeId { get; init; }

    /// <summary>When the task was launched.</summary>
    public required Instant LaunchedAt { get; init; }

    /// <summary>Where the task is.</summary>
    public InstanceState State { get; init; }

    /// <summary>Whether the task's last health check passed. That holds on where the task was out of sight and is there again.</summary>
    public bool IsHealthy { get; init; }

    /// <summary>Since when the instance, which had served, does not; null while it does, or never has.</summary>
    public Instant? DownSince { get; init; }

    /// <summary>When the task ended, if it has.</summary>
    public Instant EndedAt { get; init; }

    /// <summary>How often it ended soon after its launch, without a longer run in between.</summary>
    public int Failures { get; init; }

    /// <summary>Whether anybody but the service has told that the task exists: the ACCEPT was not lost.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>Whether it is to run. Otherwise its task is killed, and then volume and reservations go.</summary>
    public bool IsWanted { get; init; } = true;

    /// <summary>Whether it has yet to give away what its volume holds, which its task does when it is told to leave: until then it is launched there again.</summary>
    public bool IsLeaving { get; init; }

    /// <summary>Whether its volume is kept although another instance has taken its place: what it holds was never confirmed to be lost.</summary>
    public bool IsKept { get; init; }

    /// <summary>The tasks that have run on the volume; each left a file of its name there.</summary>
    public ImmutableArray<TaskId> Written { get; init; } = [];

    /// <summary>Whether the task may be running, as far as is known.</summary>
    public bool IsLive => State != InstanceState.Ended;

    /// <summary>Whether it waits to be launched again.</summary>
    public bool IsWaiting => (IsWanted || IsLeaving) && !IsLive;

    /// <summary>Whether a host is the one that it was launched on.</summary>
    public bool IsOn(SlaveId slave, string hostname) => SlaveId == slave || string.Equals(Hostname, hostname, StringComparison.Ordinal);
}
