using ActorMesos.Domain.Resources;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Operators;

/// <summary>A persistent volume as a scenario writes it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Role">The role that its disk is reserved for.</param>
/// <param name="Size">Its size in megabytes.</param>
/// <param name="ContainerPath">Where containers see it.</param>
/// <param name="Static">Whether its disk is reserved by the slave's configuration rather than by RESERVE.</param>
/// <param name="ReservedBy">The principal of the reservation; null for the caller's.</param>
/// <param name="Shared">Whether several tasks may use it at once.</param>
/// <param name="Mount">The root of the MOUNT disk that it lies on; empty for the slave's root disk.</param>
public sealed record VolumeEntry(
    string Id, string Role, Scalar Size, string ContainerPath, bool Static, string? ReservedBy, bool Shared, string Mount)
{
    internal static VolumeEntry Read(SectionReader section)
    {
        var reservedBy = section.Value("reserved-by", OperatorForms.Principal);
        var entry = new VolumeEntry(
            section.Value("id", OperatorForms.VolumeId),
            section.Value("role", OperatorForms.Role),
            section.Value("size", OperatorForms.Megabytes),
            section.Value("container-path", OperatorForms.ContainerPath),
            section.Value("static", Forms.Boolean),
            reservedBy.Length == 0 ? null : reservedBy,
            section.Value("shared", Forms.Boolean),
            section.Value("mount", OperatorForms.Mount));
        return entry;
    }

    internal void Write(SectionWriter section)
    {
        section.Line("id", Id);
        section.Line("role", Role);
        section.Word("size", Size.ToString());
        section.Line("container-path", ContainerPath);
        section.Line("static", Static);
        section.Line("reserved-by", ReservedBy ?? "");
        section.Line("shared", Shared);
        section.Line("mount", Mount);
    }

    internal Resource Volume(OperatorDesk desk)
    {
        var disk = Disk(desk, Size);
        var creator = desk.Semantics.VolumesNameTheirCreator ? desk.Principal : null;
        return disk.WithVolume(Id, ContainerPath, principal: creator) with { Shared = Shared };
    }

    /// <summary>An amount of the disk that the volume is made of.</summary>
    internal Resource Disk(OperatorDesk desk, Scalar amount)
    {
        var disk = Static
            ? Resource.Scalar("disk", amount, Role)
            : Resource.Scalar("disk", amount).WithDynamicReservation(Role, ReservedBy ?? desk.Principal);
        return Mount.Length == 0 ? disk : disk.OnDisk(DiskSourceType.Mount, Mount);
    }
}
