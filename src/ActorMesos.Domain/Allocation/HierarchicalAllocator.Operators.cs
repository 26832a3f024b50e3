namespace ActorMesos.Domain.Allocation;

using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;

/// <content>What operators set. Only maintenance causes a run; rescinding offers is the caller's, who holds them.</content>
public sealed partial class HierarchicalAllocator
{
    /// <summary>The quotas that are set, by role.</summary>
    public IEnumerable<KeyValuePair<string, Quota>> Quotas => _quotas.All;

    /// <summary>What roles weigh whose weight was set.</summary>
    public IEnumerable<KeyValuePair<string, double>> Weights => _roles.Weights;

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
        var quota = new QuotaConfig(role, guarantee, limit);
        if (CheckQuotas([quota], isForced) is { } refusal)
        {
            return refusal;
        }

        Set(quota);
        return null;
    }

    /// <summary>What is wrong with quotas that are to be set together; null when nothing is.</summary>
    /// <param name="quotas">The quotas; one that says nothing removes its role's.</param>
    /// <param name="isForced">Whether they may be such as the cluster cannot keep.</param>
    /// <param name="offered">What is offered to a role and those under it, which does not count as theirs; null for nothing.</param>
    public Refusal? CheckQuotas(IReadOnlyList<QuotaConfig> quotas, bool isForced, Func<string, Resources>? offered = null)
    {
        ArgumentNullException.ThrowIfNull(quotas);
        foreach (var quota in quotas)
        {
            if (QuotaRules.Validate(quota.Role, quota.Quota, _settings.Semantics) is { } invalid)
            {
                return invalid;
            }
        }

        if (quotas.GroupBy(quota => quota.Role, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            return new Refusal("quota-once", $"role '{twice.Key}' is given two quotas at once; give it one");
        }

        return isForced ? null : Overcommits(quotas)
            ?? quotas.Select(quota => Exceeds(quota, offered?.Invoke(quota.Role) ?? Resources.Empty)).FirstOrDefault(refusal => refusal is not null);
    }

    /// <summary>Sets quotas that have been checked, or removes those that say nothing.</summary>
    public void Set(QuotaConfig quota)
    {
        ArgumentNullException.ThrowIfNull(quota);
        if (quota.IsDefault)
        {
            _quotas.Remove(quota.Role);
        }
        else
        {
            _quotas.Set(quota.Role, quota.Quota);
        }

        _candidates.Changed();
    }

    /// <summary>Whether a role and those under it have more than its limit, what is offered to them included.</summary>
    public bool IsOverLimit(QuotaConfig quota)
    {
        ArgumentNullException.ThrowIfNull(quota);
        return Exceeds(quota, Resources.Empty) is not null;
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

    /// <summary>When a slave will not be there has changed: a run over it is due, which tells those who are offered something of it.</summary>
    public void Reconsider(SlaveId id)
    {
        if (_slaves.TryGetValue(id, out var slave))
        {
            Change(slave);
            _candidates.Trigger(slave);
        }
    }

    private Refusal? Overcommits(IReadOnlyList<QuotaConfig> quotas)
    {
        if (quotas.All(quota => quota.Guarantee.IsEmpty))
        {
            return null;
        }

        var roles = quotas.Select(quota => quota.Role).ToHashSet(StringComparer.Ordinal);
        var guaranteed = new Quantities(_names);
        foreach (var guarantee in _quotas.All.Where(other => !roles.Contains(other.Key)).Select(other => other.Value.Guarantee)
            .Concat(quotas.Select(quota => quota.Guarantee)))
        {
            guaranteed.Add(guarantee, 1);
        }

        for (var name = 0; name < _names.Count; name++)
        {
            if (guaranteed[name] > _roles.Totals[name])
            {
                return new Refusal(
                    QuotaRules.CapacityRule,
                    $"with that of role '{quotas[0].Role}', {_names[name]}:{new Scalar(guaranteed[name])} would be guaranteed in all, and the cluster has "
                    + $"{_names[name]}:{new Scalar(_roles.Totals[name])}; guarantee less, or force it");
            }
        }

        return null;
    }

    private Refusal? Exceeds(QuotaConfig quota, Resources offered)
    {
        var role = quota.Role;
        var counting = new QuotaBook(_names);
        counting.Set(role, quota.Quota);
        counting.Count(_slaves.Values, _roles);
        var consumed = counting.Find(role)!.Consumed;
        consumed.Add(offered.Unreserved().NonRevocable(), -1);
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
