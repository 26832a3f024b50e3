namespace ActorMesos.Kernel.Disk;

/// <summary>A fault of the disk: looks at each request of a node, and says what becomes of it.</summary>
public interface IDiskRule
{
    /// <summary>The verdict on one request. Draws must come from a stream of the rule's own.</summary>
    /// <param name="persistenceId">Whose disk it is.</param>
    /// <param name="request">Akka's request: a write of events, a replay, a snapshot.</param>
    DiskVerdict Judge(string persistenceId, object request);
}

/// <summary>What a rule of the disk says of one request.</summary>
/// <param name="Kind">What becomes of the request.</param>
/// <param name="Extra">What is added to the latency, for <see cref="DiskVerdictKind.Delay"/>.</param>
public readonly record struct DiskVerdict(DiskVerdictKind Kind, TimeSpan Extra = default)
{
    /// <summary>The rule has no opinion.</summary>
    public static DiskVerdict Pass => default;
}

/// <summary>What a disk can do to a request.</summary>
public enum DiskVerdictKind
{
    /// <summary>No opinion: the next rule is asked.</summary>
    Pass,

    /// <summary>Answered later.</summary>
    Delay,

    /// <summary>The request fails: nothing is written or read.</summary>
    Fail,

    /// <summary>A write is refused by the journal, which stays usable: nothing is written.</summary>
    Refuse,

    /// <summary>A write is persisted, and the answer never comes.</summary>
    NeverAcknowledge,

    /// <summary>A write is acknowledged and readable, but lost if the power fails before another write of the same id.</summary>
    LoseOnPowerFailure,
}
