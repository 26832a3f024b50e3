namespace ActorMesos.Domain.Allocation;

using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Slaves;

/// <summary>A slave with what is free of it.</summary>
internal sealed class SlaveEntry(SlaveId id, int index, SlaveInfo info, Resources total, Resources free)
{
    private Resources _unshared = free.NonShared();

    public SlaveId Id { get; } = id;

    /// <summary>What it is, by which frameworks may choose.</summary>
    public SlaveInfo Info { get; set; } = info;

    /// <summary>Its number among all slaves ever added; the order of a run is drawn by it.</summary>
    public int Index { get; } = index;

    public Resources Total { get; private set; } = total;

    /// <summary>What is neither used nor offered, and each shared volume, which is there for others whoever uses it.</summary>
    public Resources Free
    {
        get => HasShared ? _unshared + Total.SharedOnes() : _unshared;
        set => _unshared = IsSpecial ? value.NonShared() : value;
    }

    /// <summary>Whether it may have something that not every framework understands.</summary>
    public bool IsSpecial { get; private set; } = Holds(total, IsSpecialResource);

    public bool HasGpus { get; private set; } = Holds(total, IsGpu);

    public bool HasShared { get; private set; } = Holds(total, static resource => resource.Shared);

    public bool IsActive { get; set; } = true;

    public bool IsRemoved { get; set; }

    /// <summary>Whether anything has changed since a run last looked at it, so that an offer may have become possible.</summary>
    public bool IsDirty { get; set; }

    public SlaveFilters? Filters { get; set; }

    /// <summary>The end of a filter for which it waits in <see cref="FilterEnds"/>.</summary>
    public long AwaitedEnd { get; set; } = long.MaxValue;

    public void SetTotal(Resources total)
    {
        Total = total;
        IsSpecial = Holds(total, IsSpecialResource);
        HasGpus = Holds(total, IsGpu);
        HasShared = Holds(total, static resource => resource.Shared);
    }

    private static bool IsSpecialResource(Resource resource) =>
        resource.Revocable || resource.Shared || resource.Reservations.Count > 1 || IsGpu(resource);

    private static bool IsGpu(Resource resource) => string.Equals(resource.Name, "gpus", StringComparison.Ordinal);

    private static bool Holds(Resources resources, Func<Resource, bool> wanted)
    {
        foreach (var resource in resources.AsSpan())
        {
            if (wanted(resource))
            {
                return true;
            }
        }

        return false;
    }
}
