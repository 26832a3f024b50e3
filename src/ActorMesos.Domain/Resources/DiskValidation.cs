using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Semantics;

namespace ActorMesos.Domain.Resources;

/// <summary>What the disk info of one resource must satisfy (Mesos's <c>resource::validateDiskInfo</c>).</summary>
internal static class DiskValidation
{
    public static Refusal? Validate(Resource resource, SemanticsProfile semantics) => resource.Disk switch
    {
        null => null,
        { Persistence: { } persistence, Volume: var volume } => ValidateVolume(resource, persistence, volume, semantics),
        { Volume: not null } => new Refusal(
            "volume-needs-persistence",
            $"{resource} has a container path but no persistence; only persistent volumes are supported, so give it an id"),
        { Source: null } => new Refusal("disk-info-empty", $"{resource} has disk info that says nothing; leave it out"),
        _ => null,
    };

    /// <summary>Refuses mode RO. Since 1.1 a task may have it, but no operation makes, takes or resizes such a volume.</summary>
    public static Refusal? MustBeWritable(Resource resource) => resource.Disk is { Volume.Mode: VolumeMode.ReadOnly }
        ? new Refusal("volume-read-write", $"{resource} has mode RO; the only possible mode is RW")
        : null;

    private static Refusal? ValidateVolume(
        Resource resource, DiskPersistence persistence, DiskVolume? volume, SemanticsProfile semantics)
    {
        if (resource.Revocable)
        {
            return new Refusal("volume-not-revocable", $"{resource} is a volume of revocable disk; use disk that is not revocable");
        }

        if (resource.IsUnreserved)
        {
            return new Refusal(
                "volume-from-reserved-disk",
                $"{resource} is a volume of unreserved disk; reserve the disk for a role first");
        }

        if (volume is null)
        {
            return new Refusal("volume-needs-container-path", $"{resource} has an id but no volume; give a container path and a mode");
        }

        if (!semantics.ReadOnlyVolumes && MustBeWritable(resource) is { } readOnly)
        {
            return readOnly;
        }

        if (volume.HostPath is not null)
        {
            return new Refusal(
                "volume-host-path",
                $"{resource} asks for the host path '{volume.HostPath}'; Mesos chooses the place, so leave it out");
        }

        return IdText.Fault(persistence.Id, semantics.IdsMustNameAFolder) is { } fault
            ? new Refusal("volume-id", $"the volume id '{persistence.Id}' {fault}")
            : null;
    }

    /// <summary>
    /// What the documentation of 0.23 demands of a volume that is created. Its master never looked: the slave then silently left the volume
    /// unmounted. Of a volume that is there already the path is no part.
    /// </summary>
    public static Refusal? MustNotBeNested(Resource resource) => resource.Disk?.Volume is { IsMountable: false, ContainerPath: var path }
        ? new Refusal(
            "volume-path-not-nested",
            $"{resource} has the container path '{path}'; it must be relative and not nested, as in 'data'")
        : null;
}
