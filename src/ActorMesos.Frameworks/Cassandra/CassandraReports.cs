using ActorMesos.Domain.Programs;

namespace ActorMesos.Frameworks.Cassandra;

/// <summary>A node is on the ring and serves.</summary>
/// <param name="Name">Which node.</param>
public sealed record CassandraNodeServes(string Name) : IProgramEvent;

/// <summary>A node has left the ring for good.</summary>
/// <param name="Name">Which node.</param>
public sealed record CassandraNodeLeft(string Name) : IProgramEvent;

/// <summary>A node ends because it cannot begin.</summary>
/// <param name="Name">Which node.</param>
/// <param name="Because">Why.</param>
public sealed record CassandraNodeGaveUp(string Name, string Because) : IProgramEvent;

/// <summary>A node throws away what it has, and streams it anew.</summary>
/// <param name="Name">Which node.</param>
/// <param name="Because">Why.</param>
public sealed record CassandraNodeEmptied(string Name, string Because) : IProgramEvent;
