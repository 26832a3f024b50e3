namespace ActorMesos.Domain.Allocation;

using ActorMesos.Domain.Resources;

/// <summary>
/// The quotas of roles, and how much of a slave they leave to whom. What guarantees still need is kept free over the whole cluster
/// (the headroom), even for roles that have no framework yet.
/// </summary>
internal sealed class QuotaBook(ScalarNames names)
{
    private readonly SortedDictionary<string, QuotaEntry> _quotas = new(StringComparer.Ordinal);
    private readonly Quantities _free = new(names);

    public bool IsEmpty => _quotas.Count == 0;

    public IEnumerable<KeyValuePair<string, Quota>> All => _quotas.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Quota));

    public void Set(string role, Quota quota) => _quotas[role] = new QuotaEntry(quota, names);

    public void Remove(string role) => _quotas.Remove(role);

    /// <summary>What a role with a quota consumes, as counted last.</summary>
    public QuotaEntry? Find(string role) => _quotas.GetValueOrDefault(RoleTree.Top(role));

    /// <summary>Counts anew what is free and what each role consumes.</summary>
    public void Count(IEnumerable<SlaveEntry> slaves, RoleTree roles)
    {
        _free.Clear();
        foreach (var (role, entry) in _quotas)
        {
            entry.Consumed.Clear();
            if (roles.Role(role).Quotable is { } quotable)
            {
                entry.Consumed.Add(quotable, 1);
            }
        }

        foreach (var slave in slaves)
        {
            _free.Add(slave.Free.Unreserved().NonRevocable(), 1);
            foreach (var resource in slave.Total.AsSpan())
            {
                if (!resource.IsUnreserved && resource.Value.IsScalar && Find(resource.Role) is { } entry)
                {
                    entry.Consumed[names.IndexOf(resource.Name)] += resource.Value.Scalar.Thousandths;
                }
            }
        }
    }

    /// <summary>What a role may have of what is offered to it, once all guarantees are seen to.</summary>
    public Resources Leave(string role, Resources offered)
    {
        var entry = Find(role);
        return Cut(offered, name => Math.Min(entry?.Left(name) ?? long.MaxValue, Surplus(name)));
    }

    /// <summary>What a role may have as long as its guarantee is not met; nothing where that would bring it no nearer.</summary>
    public Resources Guarantee(string role, Resources offered)
    {
        if (Find(role) is not { } entry)
        {
            return Resources.Empty;
        }

        var left = Cut(offered, name =>
        {
            var unmet = entry.Unmet(name);
            return unmet + Math.Min(Math.Max(0, entry.Left(name) - unmet), Surplus(name));
        });
        return left.Any(resource => IsQuotable(resource) && entry.Unmet(names.IndexOf(resource.Name)) > 0) ? left : Resources.Empty;
    }

    /// <summary>A role has been given something.</summary>
    public void Given(string role, Resources resources)
    {
        var entry = Find(role);
        foreach (var resource in resources.AsSpan())
        {
            if (IsQuotable(resource))
            {
                var name = names.IndexOf(resource.Name);
                _free[name] -= resource.Value.Scalar.Thousandths;
                if (entry is not null)
                {
                    entry.Consumed[name] += resource.Value.Scalar.Thousandths;
                }
            }
        }
    }

    private static bool IsQuotable(Resource resource) => resource is { IsUnreserved: true, Revocable: false, Value.IsScalar: true };

    /// <summary>What is free beyond that which all guarantees still need.</summary>
    private long Surplus(int name)
    {
        var surplus = _free[name];
        foreach (var entry in _quotas.Values)
        {
            surplus -= entry.Unmet(name);
        }

        return Math.Max(0, surplus);
    }

    /// <summary>Reservations, ports and what can be taken back stay; of the rest at most so much. A disk that must stay whole stays or goes.</summary>
    private Resources Cut(Resources offered, Func<int, long> most)
    {
        var left = new Dictionary<int, long>();
        return Resources.Of(offered.Select(resource =>
        {
            if (!IsQuotable(resource))
            {
                return resource;
            }

            var name = names.IndexOf(resource.Name);
            var room = left.TryGetValue(name, out var rest) ? rest : most(name);
            var amount = Math.Min(resource.Value.Scalar.Thousandths, room);
            if (ResourceAlgebra.MustStayWhole(resource) && amount < resource.Value.Scalar.Thousandths)
            {
                amount = 0;
            }

            left[name] = room - amount;
            return amount == resource.Value.Scalar.Thousandths ? resource : resource.WithAmount(new Scalar(amount));
        }));
    }
}
