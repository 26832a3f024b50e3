namespace ActorMesos.Domain.Allocation;

using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Resources;

/// <content>What operators set. Nothing of it causes a run; rescinding offers is the caller's, who holds them.</content>
public sealed partial class HierarchicalAllocator
{
    /// <summary>The quotas that are set, by role.</summary>
    public IEnumerable<KeyValuePair<string, Quota>> Quotas => _quotas.All;

    /// <summary>A role weighs so much from now on: twice the weight, twice the share at equal standing.</summary>
    /// <returns>Why it cannot; null when it does.</returns>
    public Refusal? SetWeight(string role, double weight)
    {
        if (QuotaRules.ValidateWeight(role, weight) is { } refusal)
        {
            return refusal;
        }

        _roles.SetWeight(role, weight);
        return null;
    }

    /// <summary>A role and all under it have a quota from now on, in place of the one that they had.</summary>
    /// <param name="role">A role that lies under no other.</param>
    /// <param name="guarantee">What is kept for them.</param>
    /// <param name="limit">The most that they are given; names that are not in it are not limited.</param>
    /// <param name="isForced">Whether it is set even where the cluster cannot keep it.</param>
    /// <returns>Why it cannot be set; null when it is.</returns>
    public Refusal? SetQuota(string role, Resources guarantee, Resources limit, bool isForced = false)
    {
        var quota = new Quota(guarantee, limit);
        if (QuotaRules.Validate(role, quota, _settings.Semantics) is { } invalid)
        {
            return invalid;
        }

        if (!isForced && (Overcommits(role, quota) ?? Exceeds(role, quota)) is { } impossible)
        {
            return impossible;
        }

        _quotas.Set(role, quota);
        _candidates.Changed();
        return null;
    }

    /// <summary>A role has no quota any more.</summary>
    /// <returns>Why that cannot be; null when it is so.</returns>
    public Refusal? RemoveQuota(string role)
    {
        if (QuotaRules.ValidateRole(role, _settings.Semantics) is { } refusal)
        {
            return refusal;
        }

        _quotas.Remove(role);
        _candidates.Changed();
        return null;
    }

    private Refusal? Overcommits(string role, Quota quota)
    {
        var guaranteed = Quantities.Of(_names, quota.Guarantee);
        foreach (var (_, other) in _quotas.All.Where(other => other.Key != role))
        {
            guaranteed.Add(other.Guarantee, 1);
        }

        for (var name = 0; name < _names.Count; name++)
        {
            if (guaranteed[name] > _roles.Totals[name])
            {
                return new Refusal(
                    "quota-capacity",
                    $"with that of role '{role}', {_names[name]}:{new Scalar(guaranteed[name])} would be guaranteed in all, and the cluster has "
                    + $"{_names[name]}:{new Scalar(_roles.Totals[name])}; guarantee less, or force it");
            }
        }

        return null;
    }

    private Refusal? Exceeds(string role, Quota quota)
    {
        var counting = new QuotaBook(_names);
        counting.Set(role, quota);
        counting.Count(_slaves.Values, _roles);
        var consumed = counting.Find(role)!.Consumed;
        foreach (var limit in quota.Limit)
        {
            var has = new Scalar(consumed[_names.IndexOf(limit.Name)]);
            if (has > limit.Value.Scalar)
            {
                return new Refusal("quota-consumed", $"role '{role}' has {limit.Name}:{has} already, more than its limit {limit}; limit it to that, or force it");
            }
        }

        return null;
    }
}
