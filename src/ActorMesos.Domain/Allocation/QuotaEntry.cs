namespace ActorMesos.Domain.Allocation;

/// <summary>A role's quota during one run.</summary>
internal sealed class QuotaEntry
{
    private readonly Quantities _guarantee;
    private readonly Dictionary<int, long> _limits = [];

    public QuotaEntry(Quota quota, ScalarNames names)
    {
        Quota = quota;
        _guarantee = Quantities.Of(names, quota.Guarantee);
        Consumed = new Quantities(names);
        foreach (var limit in quota.Limit)
        {
            _limits.Add(names.IndexOf(limit.Name), limit.Value.Scalar.Thousandths);
        }
    }

    public Quota Quota { get; }

    /// <summary>All that is reserved for the role, used or not, and what it has of the rest.</summary>
    public Quantities Consumed { get; }

    /// <summary>What the role is still owed.</summary>
    public long Unmet(int index) => Math.Max(0, _guarantee[index] - Consumed[index]);

    /// <summary>How much more the role may have.</summary>
    public long Left(int index) => _limits.TryGetValue(index, out var limit) ? Math.Max(0, limit - Consumed[index]) : long.MaxValue;
}
