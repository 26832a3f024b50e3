namespace ActorMesos.Domain.Allocation;

using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Time;

/// <summary>
/// Who is offered what: roles in the order of their dominant shares, within a role its frameworks in theirs; the first that may have
/// anything of a slave is offered all of it that it may have (Mesos's <c>HierarchicalAllocatorProcess</c>).
/// </summary>
/// <remarks>
/// A slave costs a round nothing unless something about it changed since the last one: resources came back, a filter expired, a
/// framework came or revived.
/// </remarks>
public sealed class DrfAllocator
{
    private readonly MinimumOffer _minimum;
    private readonly bool _reservedCounts;
    private readonly ScalarNames _names = new();
    private readonly Quantities _totals;
    private readonly Dictionary<SlaveId, SlaveEntry> _slaves = [];
    private readonly Dictionary<FrameworkId, FrameworkEntry> _frameworks = [];
    private readonly Dictionary<string, RoleEntry> _roles = new(StringComparer.Ordinal);
    private readonly PriorityQueue<Filter, (Instant Until, long Number)> _filters = new();
    private List<SlaveEntry> _dirty = [];
    private bool _totalsChanged;
    private int _slavesSeen;
    private long _filtersSeen;

    /// <summary>Creates an allocator that knows no slave and no framework.</summary>
    /// <param name="minimum">The least that is worth an offer.</param>
    /// <param name="reservedCounts">Whether reserved resources count in a role's share (since 0.27).</param>
    public DrfAllocator(MinimumOffer minimum, bool reservedCounts)
    {
        _minimum = minimum;
        _reservedCounts = reservedCounts;
        _totals = new Quantities(_names);
    }

    /// <summary>A slave is there, some of its resources in use already.</summary>
    public void AddSlave(SlaveId id, Resources total, IEnumerable<KeyValuePair<FrameworkId, Resources>> used)
    {
        var free = total;
        foreach (var (framework, resources) in used)
        {
            free -= resources;
            Charge(_frameworks.GetValueOrDefault(framework), resources, 1);
        }

        var slave = new SlaveEntry(id, _slavesSeen++, total, free);
        _slaves.Add(id, slave);
        _totals.Add(total, 1);
        _totalsChanged = true;
        MarkDirty(slave);
    }

    /// <summary>A slave is gone. What was allocated of it must have been recovered before.</summary>
    public void RemoveSlave(SlaveId id)
    {
        if (_slaves.Remove(id, out var slave))
        {
            slave.IsRemoved = true;
            _totals.Add(slave.Total, -1);
            _totalsChanged = true;
        }
    }

    /// <summary>Whether the slave's resources may be offered.</summary>
    public void SetSlaveActive(SlaveId id, bool active)
    {
        if (_slaves.TryGetValue(id, out var slave))
        {
            slave.IsActive = active;
            MarkDirty(slave);
        }
    }

    /// <summary>Resources that are allocated became others of the same quantity: reserved, or a volume.</summary>
    public void Convert(SlaveId id, Resources total)
    {
        if (_slaves.TryGetValue(id, out var slave))
        {
            slave.Total = total;
        }
    }

    /// <summary>Resources that nobody has been given became others of the same quantity.</summary>
    public void ConvertFree(SlaveId id, Resources before, Resources after)
    {
        if (_slaves.TryGetValue(id, out var slave))
        {
            slave.Free = slave.Free - before + after;
            MarkDirty(slave);
        }
    }

    /// <summary>The slave turned out to have other resources; what is allocated of it stays so.</summary>
    public void UpdateSlave(SlaveId id, Resources total)
    {
        if (_slaves.TryGetValue(id, out var slave))
        {
            var allocated = slave.Total - slave.Free;
            _totals.Add(slave.Total, -1);
            _totals.Add(total, 1);
            _totalsChanged = true;
            (slave.Total, slave.Free) = (total, total - allocated);
            MarkDirty(slave);
        }
    }

    /// <summary>Resources that a framework has been given became others of the same quantity: only unreserved ones may count.</summary>
    public void Recharge(FrameworkId framework, Resources before, Resources after)
    {
        var owner = _frameworks.GetValueOrDefault(framework);
        Charge(owner, before, -1);
        Charge(owner, after, 1);
    }

    /// <summary>A framework is there.</summary>
    public void AddFramework(FrameworkId id, string role)
    {
        if (!_roles.TryGetValue(role, out var entry))
        {
            entry = new RoleEntry(role, new Quantities(_names));
            _roles.Add(role, entry);
        }

        var framework = new FrameworkEntry(id, entry, new Quantities(_names));
        _frameworks.Add(id, framework);
        entry.Frameworks.Add(framework);
        MarkAllDirty();
    }

    /// <summary>A framework is gone. What it had must have been recovered before.</summary>
    public void RemoveFramework(FrameworkId id)
    {
        if (_frameworks.Remove(id, out var framework))
        {
            framework.FilterGeneration++;
            framework.Role.Frameworks.Remove(framework);
        }
    }

    /// <summary>Whether the framework is offered anything. Its filters are void either way.</summary>
    public void SetFrameworkActive(FrameworkId id, bool active)
    {
        if (_frameworks.TryGetValue(id, out var framework))
        {
            framework.IsActive = active;
            framework.FilterGeneration++;
            MarkAllDirty();
        }
    }

    /// <summary>The framework takes all its filters back.</summary>
    public void Revive(FrameworkId id) => SetFrameworkActive(id, active: true);

    /// <summary>Resources come back: unused, refused, or of a task that is over.</summary>
    /// <param name="framework">Who had them.</param>
    /// <param name="slaveId">Whose they are.</param>
    /// <param name="resources">What comes back.</param>
    /// <param name="refuseUntil">Until when the framework does not want to be offered them again; null for no filter.</param>
    public void Recover(FrameworkId framework, SlaveId slaveId, Resources resources, Instant? refuseUntil = null)
    {
        if (resources.IsEmpty)
        {
            return;
        }

        var owner = _frameworks.GetValueOrDefault(framework);
        Charge(owner, resources, -1);
        if (!_slaves.TryGetValue(slaveId, out var slave))
        {
            return;
        }

        slave.Free += resources;
        if (!resources.SharedOnes().IsEmpty)
        {
            // Tasks may have used more copies of a shared volume than were offered; no more come back than there are.
            slave.Free -= slave.Free.SharedOnes() - slave.Total.SharedOnes();
        }

        MarkDirty(slave);
        if (refuseUntil is { } until && owner is not null)
        {
            var filter = new Filter(owner, owner.FilterGeneration, slave, resources, until);
            (slave.Filters ??= []).Add(filter);
            _filters.Enqueue(filter, (until, _filtersSeen++));
        }
    }

    /// <summary>A framework that has just been added uses these resources already.</summary>
    public void Charge(FrameworkId framework, Resources resources) => Charge(_frameworks.GetValueOrDefault(framework), resources, 1);

    /// <summary>One round over the slaves that changed.</summary>
    public List<Allocation> Allocate(Instant now)
    {
        ExpireFilters(now);
        SortAnew();
        var given = new List<Allocation>();
        var candidates = _dirty;
        _dirty = [];
        candidates.Sort(static (left, right) => left.Index.CompareTo(right.Index));
        foreach (var slave in candidates)
        {
            slave.IsDirty = false;
            if (slave.IsActive && !slave.IsRemoved)
            {
                Allocate(slave, now, given);
            }
        }

        return given;
    }

    private void Allocate(SlaveEntry slave, Instant now, List<Allocation> given)
    {
        foreach (var role in _roles.Count == 1 ? _roles.Values : (IEnumerable<RoleEntry>)_roles.Values.Order())
        {
            if (slave.Free.IsEmpty)
            {
                return;
            }

            var offered = slave.Free.AllocatableTo(role.Name);
            if (_minimum.Allows(offered) && FirstTaker(role, slave, offered, now) is { } taker)
            {
                slave.Free -= offered;
                taker.Role.Frameworks.Remove(taker);
                taker.Given++;
                role.Given++;
                taker.Role.Frameworks.Add(taker);
                Charge(taker, offered, 1);
                given.Add(new Allocation(taker.Id, slave.Id, offered));
            }
        }
    }

    private static FrameworkEntry? FirstTaker(RoleEntry role, SlaveEntry slave, Resources offered, Instant now)
    {
        foreach (var framework in role.Frameworks)
        {
            if (framework.IsActive && !IsFiltered(framework, slave, offered, now))
            {
                return framework;
            }
        }

        return null;
    }

    private static bool IsFiltered(FrameworkEntry framework, SlaveEntry slave, Resources offered, Instant now)
    {
        if (slave.Filters is null)
        {
            return false;
        }

        foreach (var filter in slave.Filters)
        {
            if (ReferenceEquals(filter.Framework, framework) && !filter.IsVoid(now) && filter.Refused.Contains(offered))
            {
                return true;
            }
        }

        return false;
    }

    private void ExpireFilters(Instant now)
    {
        while (_filters.TryPeek(out var filter, out var due) && due.Until <= now)
        {
            _filters.Dequeue();
            filter.Slave.Filters?.Remove(filter);
            MarkDirty(filter.Slave);
        }
    }

    private void Charge(FrameworkEntry? framework, Resources resources, int sign)
    {
        if (framework is null)
        {
            return;
        }

        var role = framework.Role;
        var wasThere = role.Frameworks.Remove(framework);
        framework.Allocated.Add(resources, sign);
        framework.Share = framework.Allocated.DominantShare(_totals);
        if (wasThere)
        {
            role.Frameworks.Add(framework);
        }

        role.Allocated.Add(_reservedCounts ? resources : resources.Unreserved(), sign);
        role.Share = role.Allocated.DominantShare(_totals);
    }

    /// <summary>When slaves came or went every share is another.</summary>
    private void SortAnew()
    {
        if (!_totalsChanged)
        {
            return;
        }

        _totalsChanged = false;
        foreach (var role in _roles.Values)
        {
            var frameworks = role.Frameworks.ToList();
            role.Frameworks.Clear();
            role.Share = role.Allocated.DominantShare(_totals);
            foreach (var framework in frameworks)
            {
                framework.Share = framework.Allocated.DominantShare(_totals);
                role.Frameworks.Add(framework);
            }
        }
    }

    private void MarkDirty(SlaveEntry slave)
    {
        if (!slave.IsDirty)
        {
            slave.IsDirty = true;
            _dirty.Add(slave);
        }
    }

    private void MarkAllDirty()
    {
        foreach (var slave in _slaves.Values)
        {
            MarkDirty(slave);
        }
    }
}
