using ActorMesos.Domain.Ids;

namespace ActorMesos.Domain.Allocation;

/// <summary>
/// Something that a sorter puts in order: least share first, then what was given something least often, then by path (Mesos's
/// <c>DRFComparator</c>).
/// </summary>
internal abstract class SortEntry(string path, ScalarNames names) : IComparable<SortEntry>
{
    public string Path { get; } = path;

    /// <summary>Keeps the draws for what lies under this entry apart from those for all others.</summary>
    public ulong Salt { get; } = StableHash.Of(path);

    /// <summary>The place in a <see cref="ClientSet"/>; only clients have one.</summary>
    public virtual int Index => throw new InvalidOperationException($"'{Path}' is no client");

    public Quantities Allocated { get; } = new(names);

    public double Weight { get; set; } = 1;

    public double Share { get; set; }

    /// <summary>How often it was ever given something; nothing takes that back.</summary>
    public long Given { get; set; }

    /// <summary>Whether a sorter lists it.</summary>
    public bool IsListed { get; set; }

    /// <summary>Whether it changed since its sorter last put it in its place.</summary>
    public bool IsAside { get; set; }

    public int CompareTo(SortEntry? other)
    {
        var byShare = Share.CompareTo(other!.Share);
        if (byShare != 0)
        {
            return byShare;
        }

        var byGiven = Given.CompareTo(other.Given);
        return byGiven != 0 ? byGiven : string.CompareOrdinal(Path, other.Path);
    }
}
