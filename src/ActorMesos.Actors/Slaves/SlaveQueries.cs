using ActorMesos.Domain.Ids;

namespace ActorMesos.Actors.Slaves;

/// <summary>Asks a slave's actor for its <see cref="Domain.Slaves.SlaveState"/>; answered once nothing is being persisted.</summary>
public sealed record GetSlave
{
    /// <summary>Waits until nothing is being persisted.</summary>
    public static GetSlave Instance { get; } = new();

    /// <summary>The same, answered even while something is being persisted: as if it had not been decided yet.</summary>
    public static GetSlave AtOnce { get; } = new();
}

/// <summary>A slave's journal failed: the slave has aborted, as a Mesos slave that cannot checkpoint does.</summary>
/// <param name="Node">Which slave.</param>
/// <param name="Reason">What the disk said.</param>
public sealed record SlaveDiskFailed(NodeName Node, string Reason);
