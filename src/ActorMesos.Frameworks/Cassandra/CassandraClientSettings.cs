namespace ActorMesos.Frameworks.Cassandra;

/// <summary>What a client does, and to which ring.</summary>
public sealed record CassandraClientSettings
{
    /// <summary>The name of the framework whose ring it is.</summary>
    public string Ring { get; init; } = "cassandra";

    /// <summary>How many nodes it knows of: the first of them, by their numbers.</summary>
    public int Nodes { get; init; } = 3;

    /// <summary>On how many nodes a row lies.</summary>
    public int Replication { get; init; } = 3;

    /// <summary>How many rows it works on.</summary>
    public int Keys { get; init; } = 100;

    /// <summary>How often it does something.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long it goes on writing and deleting; zero for as long as it runs. It reads all the time.</summary>
    public TimeSpan WritesFor { get; init; }

    /// <summary>How many of a hundred requests are writes.</summary>
    public int WritePercent { get; init; } = 40;

    /// <summary>How many of a hundred requests are deletions; what is left are reads.</summary>
    public int DeletePercent { get; init; } = 10;

    /// <summary>How many replicas must have what it writes.</summary>
    public Consistency Write { get; init; } = Consistency.Quorum;

    /// <summary>How many replicas it reads.</summary>
    public Consistency Read { get; init; } = Consistency.Quorum;

    /// <summary>
    /// Whether every read meets a replica that has the last acknowledged write: the levels of both together are more than there are
    /// replicas. Without that a client may read anything, and nothing is checked.
    /// </summary>
    public bool IsStrong => Write.Of(Replication) + Read.Of(Replication) > Replication;
}
