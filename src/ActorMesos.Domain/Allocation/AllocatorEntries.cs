namespace ActorMesos.Domain.Allocation;

using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Time;

/// <summary>A client of a sorter: least share first, then who was given something least often, then by name.</summary>
internal abstract class ShareEntry(string name) : IComparable<ShareEntry>
{
    public string Name { get; } = name;

    public double Share { get; set; }

    public long Given { get; set; }

    public int CompareTo(ShareEntry? other)
    {
        var byShare = Share.CompareTo(other!.Share);
        if (byShare != 0)
        {
            return byShare;
        }

        var byGiven = Given.CompareTo(other.Given);
        return byGiven != 0 ? byGiven : string.CompareOrdinal(Name, other.Name);
    }
}

internal sealed class FrameworkEntry(FrameworkId id, RoleEntry role, Quantities allocated) : ShareEntry(id.Value)
{
    public FrameworkId Id { get; } = id;

    public RoleEntry Role { get; } = role;

    public Quantities Allocated { get; } = allocated;

    public bool IsActive { get; set; } = true;

    /// <summary>Filters of an earlier generation are void: this is how a framework takes all of them back at once.</summary>
    public int FilterGeneration { get; set; }
}

internal sealed class RoleEntry(string name, Quantities allocated) : ShareEntry(name)
{
    public Quantities Allocated { get; } = allocated;

    public SortedSet<FrameworkEntry> Frameworks { get; } = [];
}

internal sealed class SlaveEntry(SlaveId id, int index, Resources total, Resources free)
{
    public SlaveId Id { get; } = id;

    public int Index { get; } = index;

    public Resources Total { get; set; } = total;

    /// <summary>What is neither used nor offered.</summary>
    public Resources Free { get; set; } = free;

    public bool IsActive { get; set; } = true;

    public bool IsRemoved { get; set; }

    /// <summary>Whether anything has changed since the last round, so that an offer may have become possible.</summary>
    public bool IsDirty { get; set; }

    public List<Filter>? Filters { get; set; }
}

/// <summary>A refusal: until it expires, the framework is not offered these resources of the slave, nor less.</summary>
internal sealed record Filter(FrameworkEntry Framework, int Generation, SlaveEntry Slave, Resources Refused, Instant Until)
{
    public bool IsVoid(Instant now) => Generation != Framework.FilterGeneration || now >= Until;
}
