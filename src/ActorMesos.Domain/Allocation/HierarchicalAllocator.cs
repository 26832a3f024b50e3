namespace ActorMesos.Domain.Allocation;

using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Time;

/// <summary>
/// Who is offered what: roles in the order of their dominant shares, within a role its frameworks in theirs; the first that may have
/// anything of a slave is offered all of it that it may have (Mesos's <c>HierarchicalAllocatorProcess</c>).
/// </summary>
/// <remarks>
/// Inverse offers are made after each run by the master, who knows whom to ask. Left out are whitelists of slaves and second copies of a shared volume: it is
/// offered to one framework at a time.
/// </remarks>
public sealed partial class HierarchicalAllocator
{
    private readonly AllocatorSettings _settings;
    private readonly ScalarNames _names = new();
    private readonly RoleTree _roles;
    private readonly QuotaBook _quotas;
    private readonly ClientTable _clients = new();
    private readonly FilterEnds _filterEnds = new();
    private readonly Candidates _candidates = new();
    private readonly Dictionary<SlaveId, SlaveEntry> _slaves = [];
    private readonly Dictionary<FrameworkId, FrameworkEntry> _frameworks = [];
    private ulong _runs;
    private int _slavesSeen;
    private (int Slaves, Instant Until)? _hold;

    /// <summary>Creates an allocator that knows no slave and no framework.</summary>
    /// <param name="settings">What it is configured to; its quotas and weights must be valid.</param>
    public HierarchicalAllocator(AllocatorSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _settings = settings;
        _roles = new RoleTree(settings, _names);
        _quotas = new QuotaBook(_names);
        foreach (var (role, quota) in settings.Quotas)
        {
            _quotas.Set(role, quota);
        }
    }

    /// <summary>How many filters there are.</summary>
    public long Filters => _frameworks.Values.Sum(framework => framework.Clients.Sum(client => (long)client.Filters));

    /// <summary>A slave is there, some of its resources in use already. A run over it is due.</summary>
    public void AddSlave(SlaveId id, SlaveInfo info, Resources total, IEnumerable<Usage> used)
    {
        var free = total;
        foreach (var usage in used)
        {
            free -= usage.Resources;
            Charge(usage.FrameworkId, usage.Resources, usage.Role);
        }

        var slave = new SlaveEntry(id, _slavesSeen++, info, total, free);
        _slaves.Add(id, slave);
        _roles.AddTotal(total, 1);
        Change(slave);
        _candidates.Trigger(slave);
    }

    /// <summary>A slave has other resources than before, besides what is allocated of it. A run over it is due.</summary>
    public void UpdateSlave(SlaveId id, Resources total)
    {
        if (_slaves.TryGetValue(id, out var slave))
        {
            slave.Free = total - (slave.Total - slave.Free);
            _roles.AddTotal(slave.Total, -1);
            _roles.AddTotal(total, 1);
            slave.SetTotal(total);
            Change(slave);
            _candidates.Trigger(slave);
        }
    }

    /// <summary>A slave is not what it was: all filters of it go, and a run over it is due.</summary>
    public void Reconfigure(SlaveId id, SlaveInfo info)
    {
        if (_slaves.TryGetValue(id, out var slave))
        {
            slave.Info = info;
            slave.Filters?.Clear();
            Change(slave);
            _candidates.Trigger(slave);
        }
    }

    /// <summary>A slave is gone with all filters of it. What was allocated of it must have been recovered before.</summary>
    public void RemoveSlave(SlaveId id)
    {
        if (_slaves.Remove(id, out var slave))
        {
            slave.IsRemoved = true;
            slave.Filters?.Clear();
            _roles.AddTotal(slave.Total, -1);
            Change(slave);
        }
    }

    /// <summary>Whether the slave's resources may be offered.</summary>
    public void SetSlaveActive(SlaveId id, bool active)
    {
        if (_slaves.TryGetValue(id, out var slave))
        {
            slave.IsActive = active;
            Change(slave);
        }
    }

    /// <summary>Resources that are allocated became others of the same quantity: reserved, or a volume.</summary>
    public void Convert(SlaveId id, Resources total)
    {
        if (_slaves.TryGetValue(id, out var slave))
        {
            _roles.ConvertTotal(slave.Total, total);
            slave.SetTotal(total);
            Change(slave);
        }
    }

    /// <summary>Resources that nobody has been given became others of the same quantity.</summary>
    public void ConvertFree(SlaveId id, Resources before, Resources after)
    {
        if (_slaves.TryGetValue(id, out var slave))
        {
            slave.Free = slave.Free - before + after;
            Change(slave);
        }
    }

    /// <summary>Resources that a framework has been given became others of the same quantity: only unreserved ones may count.</summary>
    public void Recharge(FrameworkId framework, Resources before, Resources after, string? role = null)
    {
        if (Client(framework, role) is { } client)
        {
            _roles.Charge(client, before, -1);
            _roles.Charge(client, after, 1);
        }
    }

    /// <summary>A framework that has just been added, or has been given them otherwise, uses these resources already.</summary>
    public void Charge(FrameworkId framework, Resources resources, string? role = null)
    {
        if (Client(framework, role) is { } client)
        {
            _roles.Charge(client, resources, 1, counts: true);
        }
    }

    /// <summary>Resources come back: unused, refused, or of a task that is over. No run is due.</summary>
    /// <param name="framework">Who had them.</param>
    /// <param name="slaveId">Whose they are.</param>
    /// <param name="resources">What comes back.</param>
    /// <param name="refuseUntil">Until when the framework does not want to be offered them again; null for no filter.</param>
    /// <param name="role">In which role it had them; null for the only one.</param>
    public void Recover(FrameworkId framework, SlaveId slaveId, Resources resources, Instant? refuseUntil = null, string? role = null)
    {
        if (resources.IsEmpty)
        {
            return;
        }

        var client = Client(framework, role);
        if (client is not null)
        {
            _roles.Charge(client, resources, -1);
        }

        if (!_slaves.TryGetValue(slaveId, out var slave))
        {
            return;
        }

        slave.Free += resources;
        Change(slave);
        if (refuseUntil is { } until && client is not null)
        {
            // In 0.23 a filter that ends now has ended; later it is still there for the run of this instant.
            var lastTick = until.Ticks - (_settings.Semantics.FiltersOutliveARun ? 0 : 1);
            (slave.Filters ??= new SlaveFilters(_clients)).Add(client, resources, lastTick);
            _filterEnds.Await(slave);
        }
    }

    /// <summary>A run over all slaves, as one is due each interval.</summary>
    public List<Allocation> Allocate(Instant now) => Allocate(now, triggered: false);

    /// <summary>The run that is due for what has happened since the last one: over all slaves or only those that came or changed.</summary>
    public List<Allocation> AllocateTriggered(Instant now) => Allocate(now, triggered: true);

    /// <summary>
    /// A new master, where roles have quotas by then, gives nothing until four in five of the slaves that it waits for are back, or the time
    /// is over: headroom would be seen where there is none. Of three slaves it waits for two, and for one alone it does not wait, as Mesos
    /// rounds down.
    /// </summary>
    public void AwaitSlaves(int slaves, Instant until) => _hold = _quotas.IsEmpty ? null : (slaves * 4 / 5, until);

    private List<Allocation> Allocate(Instant now, bool triggered)
    {
        if (_hold is { } hold)
        {
            if (now < hold.Until && _slavesSeen < hold.Slaves)
            {
                return [];
            }

            _hold = null;
            _candidates.Changed();
        }

        _runs++;
        _filterEnds.Expire(now).ForEach(Change);
        if (!_roles.IsListing)
        {
            return [];
        }

        var slaves = _candidates.Take(_slaves.Values, triggered);
        if (slaves.Count == 0)
        {
            return [];
        }

        if (!_quotas.IsEmpty)
        {
            _quotas.Count(_slaves.Values, _roles);
        }

        var given = new AllocationRun(_settings, _roles, _quotas, StableHash.Of(_settings.Seed, _runs)).Over(slaves);
        if (given.Count > 0 && !_quotas.IsEmpty)
        {
            // What was given to one role may leave more to others, on slaves that this run had done with.
            _candidates.Changed();
        }

        return given;
    }

    private ClientEntry? Client(FrameworkId framework, string? role) => _frameworks.GetValueOrDefault(framework)?.Client(role);

    /// <summary>With quotas, what is free of one slave decides what is left to others on all.</summary>
    private void Change(SlaveEntry slave)
    {
        _candidates.Changed(slave);
        if (!_quotas.IsEmpty)
        {
            _candidates.Changed();
        }
    }
}
