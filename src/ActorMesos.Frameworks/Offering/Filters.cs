namespace ActorMesos.Frameworks.Offering;

/// <summary>How long declined resources shall not be offered again, in seconds (<c>Filters.refuse_seconds</c>).</summary>
internal static class Filters
{
    /// <summary>At once again.</summary>
    public const double None = 0;

    /// <summary>Soon again: something is awaited from that slave.</summary>
    public const double Short = 1;

    /// <summary>As good as never again: 365 days, the longest that Mesos takes.</summary>
    public const double Longest = 365 * 24 * 60 * 60;
}
