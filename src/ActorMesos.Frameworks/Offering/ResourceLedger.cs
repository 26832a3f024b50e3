using ActorMesos.Domain.Resources;

namespace ActorMesos.Frameworks.Offering;

/// <summary>
/// Takes what a task needs from an offer: first what is the owner's already, then what anybody may have, which is to be reserved. Without
/// an owner nothing is reserved.
/// </summary>
internal sealed class ResourceLedger(Owner? owner, Resources offered)
{
    private readonly List<Resource> _taken = [];
    private readonly List<Resource> _toReserve = [];

    /// <summary>What was taken, reserved where there is an owner.</summary>
    public IReadOnlyList<Resource> Taken => _taken;

    /// <summary>What of it must be reserved first.</summary>
    public IReadOnlyList<Resource> ToReserve => _toReserve;

    /// <summary>Takes an amount; false when there is too little.</summary>
    public bool Take(string name, int amount) => Take(name, Scalar.FromWhole(amount));

    /// <summary>Takes an amount; false when there is too little.</summary>
    public bool Take(string name, Scalar amount)
    {
        if (amount == Scalar.Zero)
        {
            return true;
        }

        if (Gather(name, amount) is not { } whole)
        {
            return false;
        }

        _taken.Add(whole);
        return true;
    }

    /// <summary>Takes so many ports, the lowest; false when there are too few.</summary>
    public bool TakePorts(int count)
    {
        if (count == 0)
        {
            return true;
        }

        var owned = Lowest(resource => owner?.OwnsPlain(resource) ?? false, count);
        var free = Lowest(Owner.IsFree, count - owned.Count);
        if (owned.Count + free.Count < count)
        {
            return false;
        }

        var whole = Resource.Ranges("ports", Ranges([.. owned, .. free]));
        _taken.Add(owner?.Reserve(whole) ?? whole);
        if (owner is not null && free.Count > 0)
        {
            _toReserve.Add(owner.Reserve(Resource.Ranges("ports", Ranges(free))));
        }

        return true;
    }

    /// <summary>Finds disk for a volume: a part of the root disk, or a whole MOUNT disk of that size or larger; null when there is none.</summary>
    public Resource? TakeDisk(int megabytes, bool onMount)
    {
        var wanted = Scalar.FromWhole(megabytes);
        if (!onMount)
        {
            return Gather("disk", wanted);
        }

        foreach (var disk in offered)
        {
            if (disk.Disk is { Persistence: null, Source.Type: DiskSourceType.Mount } && disk.Value.Scalar >= wanted)
            {
                if (owner!.OwnsPlain(disk))
                {
                    return disk;
                }

                if (Owner.IsFree(disk))
                {
                    _toReserve.Add(owner.Reserve(disk));
                    return owner.Reserve(disk);
                }
            }
        }

        return null;
    }

    private Resource? Gather(string name, Scalar wanted)
    {
        if (owner is null)
        {
            return wanted <= Amount(name, Owner.IsFree) ? Resource.Scalar(name, wanted) : null;
        }

        var missing = wanted - Amount(name, owner.OwnsPlain);
        if (missing > Amount(name, Owner.IsFree))
        {
            return null;
        }

        if (missing > Scalar.Zero)
        {
            _toReserve.Add(owner.Reserve(Resource.Scalar(name, missing)));
        }

        return owner.Reserve(Resource.Scalar(name, wanted));
    }

    /// <summary>Only the root disk counts: a disk of its own could not be divided.</summary>
    private Scalar Amount(string name, Func<Resource, bool> counts)
    {
        foreach (var resource in offered)
        {
            if (string.Equals(resource.Name, name, StringComparison.Ordinal) && resource.Disk is null && counts(resource))
            {
                return resource.Value.Scalar;
            }
        }

        return Scalar.Zero;
    }

    private List<ulong> Lowest(Func<Resource, bool> counts, int count)
    {
        var ports = new List<ulong>();
        foreach (var range in offered.Where(resource => string.Equals(resource.Name, "ports", StringComparison.Ordinal) && counts(resource))
            .SelectMany(resource => resource.Value.Ranges))
        {
            for (var port = range.Begin; port <= range.End && ports.Count < count; port++)
            {
                ports.Add(port);
            }
        }

        return ports;
    }

    private static RangesValue Ranges(List<ulong> ports) => RangesValue.Of([.. ports.Select(port => new ValueRange(port, port))]);
}
