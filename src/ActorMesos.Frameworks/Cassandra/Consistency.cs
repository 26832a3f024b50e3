namespace ActorMesos.Frameworks.Cassandra;

/// <summary>How many replicas must answer.</summary>
public enum Consistency
{
    /// <summary>Any one of them.</summary>
    One,

    /// <summary>Any two of them.</summary>
    Two,

    /// <summary>More than half.</summary>
    Quorum,

    /// <summary>Every one.</summary>
    All,
}

/// <summary>Levels of consistency in numbers.</summary>
public static class Consistencies
{
    /// <summary>The names that scenarios use.</summary>
    public static IReadOnlyList<string> Names { get; } = ["one", "two", "quorum", "all"];

    /// <summary>The level of a name.</summary>
    public static Consistency Named(string name) => (Consistency)Names.ToList().IndexOf(name);

    /// <summary>How many of that many replicas must answer.</summary>
    public static int Of(this Consistency level, int replication) => level switch
    {
        Consistency.One => 1,
        Consistency.Two => 2,
        Consistency.Quorum => (replication / 2) + 1,
        _ => replication,
    };
}
