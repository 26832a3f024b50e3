namespace ActorMesos.Domain.Allocation;

using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;

/// <content>Frameworks and their roles.</content>
public sealed partial class HierarchicalAllocator
{
    /// <summary>A framework is there. A run over all slaves is due.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="framework">What it is.</param>
    /// <param name="suppressed">In which roles it wants no offers for now.</param>
    public void AddFramework(FrameworkId id, FrameworkInfo framework, IReadOnlyCollection<string>? suppressed = null)
    {
        var entry = new FrameworkEntry(id);
        _frameworks.Add(id, entry);
        Subscribe(entry, framework, suppressed);
        _candidates.Trigger();
    }

    /// <summary>
    /// A framework says anew what it is. In a role that it no longer names it is offered nothing, and its filters go; what it holds in it still
    /// counts.
    /// </summary>
    public void UpdateFramework(FrameworkId id, FrameworkInfo framework, IReadOnlyCollection<string>? suppressed = null)
    {
        if (_frameworks.TryGetValue(id, out var entry))
        {
            Subscribe(entry, framework, suppressed);
            _candidates.Changed();
        }
    }

    /// <summary>A framework is gone. What it had must have been recovered before.</summary>
    public void RemoveFramework(FrameworkId id)
    {
        if (_frameworks.TryGetValue(id, out var framework))
        {
            foreach (var client in framework.Clients)
            {
                ClearFilters(client);
                client.IsSubscribed = false;
                Refresh(client);
                _clients.Remove(client);
                SetWish(client, wish: null);
            }

            _frameworks.Remove(id);
        }
    }

    /// <summary>Whether the framework is offered anything. Its filters are void either way; when it is, a run over all slaves is due.</summary>
    public void SetFrameworkActive(FrameworkId id, bool active)
    {
        if (!_frameworks.TryGetValue(id, out var framework))
        {
            return;
        }

        framework.IsActive = active;
        foreach (var client in framework.Clients)
        {
            ClearFilters(client);
            Refresh(client);
        }

        if (active)
        {
            _candidates.Trigger();
        }
    }

    /// <summary>The framework takes back its filters, and wants offers again. A run over all slaves is due.</summary>
    /// <param name="id">Which.</param>
    /// <param name="roles">In which of its roles; none for all.</param>
    public void Revive(FrameworkId id, IReadOnlyCollection<string>? roles = null)
    {
        foreach (var client in Named(id, roles))
        {
            client.IsSuppressed = false;
            ClearFilters(client);
            Refresh(client);
        }

        _candidates.Trigger();
    }

    /// <summary>The framework wants no offers for now. Those that it has stay valid, its filters stay, and no run is due.</summary>
    /// <param name="id">Which.</param>
    /// <param name="roles">In which of its roles; none for all.</param>
    public void Suppress(FrameworkId id, IReadOnlyCollection<string>? roles = null)
    {
        foreach (var client in Named(id, roles))
        {
            client.IsSuppressed = true;
            Refresh(client);
        }
    }

    private IEnumerable<ClientEntry> Named(FrameworkId id, IReadOnlyCollection<string>? roles) =>
        _frameworks.GetValueOrDefault(id)?.Clients.Where(client => roles is null or { Count: 0 } || roles.Contains(client.Leaf.Role)) ?? [];

    private void Subscribe(FrameworkEntry entry, FrameworkInfo framework, IReadOnlyCollection<string>? suppressed)
    {
        entry.Capabilities = framework.Capabilities ?? FrameworkCapabilities.None;
        string[] roles = [.. framework.Roles()];
        foreach (var role in roles.Where(role => entry.Client(role) is null))
        {
            var client = new ClientEntry(entry, _roles.Role(role).Leaf, _clients.NextIndex, _names);
            _clients.Add(client);
            entry.Clients.Add(client);
        }

        foreach (var client in entry.Clients)
        {
            client.IsSubscribed = roles.Contains(client.Leaf.Role, StringComparer.Ordinal);
            client.IsSuppressed = suppressed?.Contains(client.Leaf.Role) == true;
            if (!client.IsSubscribed)
            {
                ClearFilters(client);
            }

            Refresh(client);
        }

        entry.Clients.ForEach(client => SetWish(client, _settings.Semantics.FrameworksHaveWishes ? framework.Wishes?.GetValueOrDefault(client.Leaf.Role) : null));
    }

    private static void SetWish(ClientEntry client, OfferWish? wish)
    {
        client.Leaf.Wishes += (wish is null ? 0 : 1) - (client.Wish is null ? 0 : 1);
        client.Wish = wish;
    }

    private void Refresh(ClientEntry client)
    {
        RoleTree.Refresh(client);
        if (client.IsListed)
        {
            _candidates.Changed();
        }
    }

    private void ClearFilters(ClientEntry client)
    {
        foreach (var slave in client.Filters == 0 ? [] : _slaves.Values.AsEnumerable())
        {
            if (slave.Filters?.Remove(client) == true)
            {
                Change(slave);
            }
        }
    }
}
