using System.Collections.Immutable;
using ActorMesos.Domain.Time;

namespace ActorMesos.Frameworks.Cassandra;

/// <summary>
/// What a client may find in one row: what was acknowledged last, or what it has asked for since without hearing whether it came to
/// pass. One request at a time is made of a row.
/// </summary>
internal sealed record RowOracle
{
    private ImmutableArray<(long Timestamp, bool IsDeleted)> InDoubt { get; init; } = [];

    private long Timestamp { get; init; }

    private bool IsDeleted { get; init; } = true;

    /// <summary>What has been acknowledged last, in words.</summary>
    public string Expected => Timestamp == 0 ? "nothing"
        : IsDeleted ? $"nothing, deleted at {new Instant(Timestamp)}"
        : $"what was written at {new Instant(Timestamp)}";

    /// <summary>It is asked for: from now on it may be there.</summary>
    public RowOracle Asked(long timestamp, bool isDeleted) => this with { InDoubt = InDoubt.Add((timestamp, isDeleted)) };

    /// <summary>It is there.</summary>
    public RowOracle Acknowledged(long timestamp, bool isDeleted) =>
        new() { Timestamp = timestamp, IsDeleted = isDeleted, InDoubt = InDoubt.RemoveAll(one => one.Timestamp <= timestamp) };

    /// <summary>It is not there, and never will be.</summary>
    public RowOracle Refused(long timestamp) => this with { InDoubt = InDoubt.RemoveAll(one => one.Timestamp == timestamp) };

    /// <summary>Judges what was read: whether it may be, and what is known of the row now.</summary>
    public (Verdict Verdict, RowOracle Now) Judge(Cell? cell)
    {
        if (cell is not null && InDoubt.Any(one => one.Timestamp == cell.Timestamp))
        {
            return (Verdict.Fine, Acknowledged(cell.Timestamp, cell.IsDeleted));
        }

        if (cell is null or { IsDeleted: true })
        {
            return (IsDeleted || InDoubt.Any(static one => one.IsDeleted) ? Verdict.Fine : Verdict.Lost, this);
        }

        return (cell.Timestamp >= Timestamp ? Verdict.Fine : IsDeleted ? Verdict.Returned : Verdict.Lost, this);
    }

    /// <summary>What is to be said of something that was read.</summary>
    public enum Verdict
    {
        /// <summary>It may be.</summary>
        Fine,

        /// <summary>It is older than what was acknowledged, or nothing.</summary>
        Lost,

        /// <summary>It was deleted.</summary>
        Returned,
    }
}
