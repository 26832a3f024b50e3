namespace ActorMesos.Domain.Allocation;

using ActorMesos.Domain.Metrics;

/// <content>What can be measured of it (since 1.0).</content>
public sealed partial class HierarchicalAllocator
{
    private const string Prefix = "allocator/mesos/";

    internal void Write(MetricsSnapshot snapshot)
    {
        snapshot.Add(Prefix + "allocation_runs", _runs);
        var free = new Quantities(_names);
        foreach (var slave in _slaves.Values)
        {
            free.Add(slave.Free, 1);
        }

        for (var name = 0; name < _names.Count; name++)
        {
            snapshot.Add($"{Prefix}resources/{_names[name]}/total", _roles.Totals[name] / 1000.0);
            snapshot.Add($"{Prefix}resources/{_names[name]}/offered_or_allocated", (_roles.Totals[name] - free[name]) / 1000.0);
        }

        foreach (var role in _frameworks.Values.SelectMany(framework => framework.Clients).Where(client => client.IsSubscribed)
            .GroupBy(client => client.Leaf.Role, StringComparer.Ordinal))
        {
            snapshot.Add($"{Prefix}roles/{role.Key}/shares/dominant", role.First().Leaf.Node.Allocated.DominantShare(_roles.Totals));
            snapshot.Add($"{Prefix}offer_filters/roles/{role.Key}/active", role.Sum(client => client.Filters));
        }

        _quotas.Count(_slaves.Values, _roles);
        foreach (var (role, quota) in _quotas.All)
        {
            Write(snapshot, role, quota);
        }
    }

    /// <summary>In which roles a framework wants no offers for now.</summary>
    internal IEnumerable<(string Role, bool IsSuppressed)> RolesOf(Ids.FrameworkId framework) =>
        _frameworks.GetValueOrDefault(framework)?.Clients.Where(client => client.IsSubscribed).Select(client => (client.Leaf.Role, client.IsSuppressed)) ?? [];

    private void Write(MetricsSnapshot snapshot, string role, Quota quota)
    {
        var prefix = $"{Prefix}quota/roles/{role}/resources/";
        foreach (var guarantee in quota.Guarantee)
        {
            snapshot.Add($"{prefix}{guarantee.Name}/guarantee", guarantee.Value.Scalar.Thousandths / 1000.0);
        }

        foreach (var limit in quota.Limit)
        {
            snapshot.Add($"{prefix}{limit.Name}/limit", limit.Value.Scalar.Thousandths / 1000.0);
        }

        foreach (var name in quota.Guarantee.Concat(quota.Limit).Select(resource => resource.Name).Distinct(StringComparer.Ordinal))
        {
            snapshot.Add($"{prefix}{name}/offered_or_allocated", _quotas.Find(role)!.Consumed[_names.IndexOf(name)] / 1000.0);
        }
    }
}
