using System.Collections.Immutable;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Time;

namespace ActorMesos.Frameworks.Hdfs;

/// <summary>What the service knows of one of its nodes on one host.</summary>
public sealed record HdfsNode
{
    /// <summary>What it is.</summary>
    public HdfsRole Role { get; init; }

    /// <summary>The rack of its host; empty where nobody says.</summary>
    public string Rack { get; init; } = "";

    /// <summary>Its number among those of its role, from 0.</summary>
    public required int Number { get; init; }

    /// <summary>The host that has its volume. A slave's id may change on reboot while its volumes stay.</summary>
    public required string Hostname { get; init; }

    /// <summary>The slave as it was called at the last launch.</summary>
    public required SlaveId SlaveId { get; init; }

    /// <summary>The offer that the last launch used.</summary>
    public required OfferId OfferId { get; init; }

    /// <summary>The task that was launched last.</summary>
    public required TaskId TaskId { get; init; }

    /// <summary>The id of its volume; empty where it has none.</summary>
    public required string PersistenceId { get; init; }

    /// <summary>When the task was launched.</summary>
    public required Instant LaunchedAt { get; init; }

    /// <summary>Where the task is.</summary>
    public HdfsNodeState State { get; init; }

    /// <summary>When the task ended, if it has.</summary>
    public Instant EndedAt { get; init; }

    /// <summary>Whether anybody but the service has told that the task exists: the ACCEPT was not lost.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>Whether it is to run. Otherwise the task is killed, and then volume and reservations go.</summary>
    public bool IsWanted { get; init; } = true;

    /// <summary>The tasks that have run on the volume; each left a file of its name there.</summary>
    public ImmutableArray<TaskId> Written { get; init; } = [];

    /// <summary>Whether it has a volume; without one it is gone with its task.</summary>
    public bool HasVolume => PersistenceId.Length > 0;

    /// <summary>Whether the task may be running, as far as is known.</summary>
    public bool IsLive => State != HdfsNodeState.Ended;
}
