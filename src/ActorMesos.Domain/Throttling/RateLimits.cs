namespace ActorMesos.Domain.Throttling;

/// <summary>How much frameworks may say to the master (Mesos's flag <c>--rate_limits</c>, since 0.20).</summary>
public sealed record RateLimits
{
    /// <summary>No limits.</summary>
    public static RateLimits None { get; } = new();

    /// <summary>The limits of principals; all frameworks of one share its limit.</summary>
    public IReadOnlyList<RateLimit> Limits { get; init; } = [];

    /// <summary>The messages a second of all frameworks together whose principal is not listed, or that have none; null for no limit.</summary>
    public double? AggregateDefaultQps { get; init; }

    /// <summary>How many messages of these may wait; null for any number.</summary>
    public int? AggregateDefaultCapacity { get; init; }
}

/// <summary>How much the frameworks of one principal may say.</summary>
/// <param name="Principal">The principal.</param>
/// <param name="Qps">The messages a second, above 0; null for no limit.</param>
/// <param name="Capacity">How many messages may wait; null for any number.</param>
public sealed record RateLimit(string Principal, double? Qps = null, int? Capacity = null);
