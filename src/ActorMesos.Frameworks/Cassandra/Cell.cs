using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Time;

namespace ActorMesos.Frameworks.Cassandra;

/// <summary>What a replica knows of a row: its value, or that it was deleted (a tombstone).</summary>
/// <param name="Value">The value; 0 where it was deleted.</param>
/// <param name="Timestamp">When its client wrote it, in ticks: of two writes the later one wins.</param>
/// <param name="IsDeleted">Whether it is a tombstone.</param>
/// <param name="DeletedAt">When the coordinator took the deletion, from which <c>gc_grace_seconds</c> count.</param>
public sealed record Cell(long Value, long Timestamp, bool IsDeleted, Instant DeletedAt)
{
    /// <summary>Whether this one wins over another, or over nothing.</summary>
    public bool IsNewerThan(Cell? other) => other is null || Timestamp > other.Timestamp;
}

/// <summary>A row with its key.</summary>
/// <param name="Key">The partition key.</param>
/// <param name="Cell">What is known of it.</param>
public sealed record Row(string Key, Cell Cell)
{
    /// <summary>Where a key lies on the ring.</summary>
    public static ulong TokenOf(string key) => StableHash.Of(StableHash.Of(key), 0);
}
