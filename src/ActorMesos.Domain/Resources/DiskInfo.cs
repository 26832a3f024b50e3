namespace ActorMesos.Domain.Resources;

/// <summary>Whether a container may write to a volume.</summary>
public enum VolumeMode
{
    /// <summary>Read and write: <c>RW</c>.</summary>
    ReadWrite,

    /// <summary>Read only: <c>RO</c>.</summary>
    ReadOnly,
}

/// <summary>Where the disk of a resource lies when it is not the slave's root disk.</summary>
public enum DiskSourceType
{
    /// <summary>A folder that can be divided: <c>PATH</c>.</summary>
    Path,

    /// <summary>A disk of its own, used whole or not at all: <c>MOUNT</c>.</summary>
    Mount,

    /// <summary>A block device, used whole or not at all: <c>BLOCK</c>, since 1.5.</summary>
    Block,

    /// <summary>Storage that nobody has made a disk of yet: <c>RAW</c>, since 1.5; with an id it is used whole.</summary>
    Raw,
}

/// <summary>What makes disk outlive its tasks (<c>DiskInfo.Persistence</c>).</summary>
/// <param name="Id">Unique per role on each slave.</param>
/// <param name="Principal">The principal that created the volume; no part of its identity.</param>
public sealed record DiskPersistence(string Id, string? Principal = null);

/// <summary>How a container sees the volume (<c>Volume</c>); no part of the volume's identity.</summary>
/// <param name="ContainerPath">Where it is mounted: a relative path that is not nested.</param>
/// <param name="Mode">Whether the container may write.</param>
/// <param name="HostPath">Must be absent: Mesos chooses the place on the slave.</param>
public sealed record DiskVolume(string ContainerPath, VolumeMode Mode, string? HostPath = null)
{
    /// <summary>Whether the slave can mount it: a path that is absolute, nested or leads out is left unmounted, with no more than a warning.</summary>
    public bool IsMountable => ContainerPath is not ("" or "." or "..") && !ContainerPath.AsSpan().ContainsAny('/', '\\');
}

/// <summary>Where the disk lies (<c>DiskInfo.Source</c>, since 0.28).</summary>
/// <param name="Type">PATH, MOUNT, BLOCK or RAW.</param>
/// <param name="Root">The folder on the slave, if it is told; only PATH and MOUNT have one.</param>
/// <param name="Id">What the storage calls it, since 1.5.</param>
/// <param name="Profile">The kind of storage, since 1.5.</param>
public sealed record DiskSource(DiskSourceType Type, string? Root = null, string? Id = null, string? Profile = null)
{
    /// <summary>Whether no part of the disk can be used: MOUNT, BLOCK, and RAW with an id.</summary>
    public bool MustStayWhole => Type is DiskSourceType.Mount or DiskSourceType.Block || (Type is DiskSourceType.Raw && Id is not null);
}

/// <summary>What is special about a disk resource (<c>Resource.DiskInfo</c>).</summary>
/// <param name="Persistence">Present on a persistent volume.</param>
/// <param name="Volume">How a container sees it; present on a persistent volume.</param>
/// <param name="Source">Where it lies; absent for the root disk.</param>
public sealed record DiskInfo(DiskPersistence? Persistence = null, DiskVolume? Volume = null, DiskSource? Source = null)
{
    /// <summary>
    /// Whether two disks are one to the algebra: same source and same persistence id. Container path, mode and creator are not
    /// compared (Mesos's equality of <c>DiskInfo</c>).
    /// </summary>
    public static bool AreSame(DiskInfo? left, DiskInfo? right) =>
        ReferenceEquals(left, right)
        || (left is not null && right is not null
            && string.Equals(left.Persistence?.Id, right.Persistence?.Id, StringComparison.Ordinal)
            && left.Source == right.Source);
}
