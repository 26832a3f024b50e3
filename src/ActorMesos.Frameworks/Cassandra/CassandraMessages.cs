using System.Collections.Immutable;
using ActorMesos.Domain.Programs;

namespace ActorMesos.Frameworks.Cassandra;

/// <summary>A node that starts asks a seed who there is (the shadow round).</summary>
/// <param name="Name">Who asks.</param>
public sealed record ShadowRequest(string Name) : IProgramMessage;

/// <summary>The answer; empty of one that is only starting itself.</summary>
/// <param name="Endpoints">Whom the seed knows.</param>
public sealed record ShadowAnswer(ImmutableArray<Endpoint> Endpoints) : IProgramMessage;

/// <summary>What a node knows of all.</summary>
/// <param name="Endpoints">Whom it knows.</param>
public sealed record GossipSyn(ImmutableArray<Endpoint> Endpoints) : IProgramMessage;

/// <summary>What is newer at the other.</summary>
/// <param name="Endpoints">Of whom.</param>
public sealed record GossipAck(ImmutableArray<Endpoint> Endpoints) : IProgramMessage;

/// <summary>A coordinator has a replica write a row.</summary>
/// <param name="Operation">The coordinator's number for it.</param>
/// <param name="Row">The row.</param>
public sealed record Mutation(long Operation, Row Row) : IProgramMessage;

/// <summary>It is written.</summary>
/// <param name="Operation">The coordinator's number.</param>
/// <param name="Name">The replica.</param>
public sealed record MutationDone(long Operation, string Name) : IProgramMessage;

/// <summary>A coordinator asks a replica for a row.</summary>
/// <param name="Operation">The coordinator's number for it.</param>
/// <param name="Key">The row's key.</param>
public sealed record ReadRow(long Operation, string Key) : IProgramMessage;

/// <summary>What the replica has.</summary>
/// <param name="Operation">The coordinator's number.</param>
/// <param name="Name">The replica.</param>
/// <param name="Cell">What it has; null for nothing.</param>
public sealed record RowFound(long Operation, string Name, Cell? Cell) : IProgramMessage;

/// <summary>A node that joins asks for the rows that will be its own.</summary>
/// <param name="Name">Who asks.</param>
/// <param name="Rack">Its rack.</param>
public sealed record StreamRequest(string Name, string Rack) : IProgramMessage;

/// <summary>Rows for a node that joins.</summary>
/// <param name="Name">Who sends them.</param>
/// <param name="Rows">All that it has for it.</param>
public sealed record StreamedRows(string Name, ImmutableArray<Row> Rows) : IProgramMessage;

/// <summary>Rows of a node that leaves, for one that will own them.</summary>
/// <param name="Rows">The rows.</param>
public sealed record Handover(ImmutableArray<Row> Rows) : IProgramMessage;

/// <summary>They are written.</summary>
/// <param name="Name">By whom.</param>
public sealed record HandoverDone(string Name) : IProgramMessage;

/// <summary>A node tells a replica which rows both should have, and how new its own are (a Merkle tree, in effect).</summary>
/// <param name="Name">Who tells.</param>
/// <param name="Timestamps">The keys and the timestamps of its rows.</param>
public sealed record RepairDigest(string Name, ImmutableArray<(string Key, long Timestamp)> Timestamps) : IProgramMessage;

/// <summary>What differs.</summary>
/// <param name="Rows">Rows that are newer here.</param>
/// <param name="Wanted">Keys of those that are newer there.</param>
public sealed record RepairRows(ImmutableArray<Row> Rows, ImmutableArray<string> Wanted) : IProgramMessage;

/// <summary>A client writes or deletes a row.</summary>
/// <param name="Request">The client's number for it.</param>
/// <param name="Key">The row's key.</param>
/// <param name="Value">The value.</param>
/// <param name="Timestamp">The client's timestamp.</param>
/// <param name="IsDeletion">Whether the row is deleted.</param>
/// <param name="Consistency">How many replicas must have it.</param>
public sealed record WriteRequest(long Request, string Key, long Value, long Timestamp, bool IsDeletion, Consistency Consistency) : IProgramMessage;

/// <summary>A client reads a row.</summary>
/// <param name="Request">The client's number for it.</param>
/// <param name="Key">The row's key.</param>
/// <param name="Consistency">How many replicas are asked.</param>
public sealed record ReadRequest(long Request, string Key, Consistency Consistency) : IProgramMessage;

/// <summary>What became of a client's request.</summary>
/// <param name="Request">The client's number.</param>
/// <param name="Outcome">How it went.</param>
/// <param name="Cell">What was read, a tombstone among it; null for nothing.</param>
public sealed record Answer(long Request, Outcome Outcome, Cell? Cell = null) : IProgramMessage;

/// <summary>How a request went.</summary>
public enum Outcome
{
    /// <summary>Enough replicas have answered.</summary>
    Done,

    /// <summary>Not enough have answered in time; a write may have taken place, and may still.</summary>
    TimedOut,

    /// <summary>Not enough are up, or the node does not serve: nothing was done.</summary>
    Unavailable,
}
