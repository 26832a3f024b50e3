using ActorMesos.Kernel.Disk;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>Writes to a slave's disk fail: nothing is written, and its process ends.</summary>
/// <param name="Victims">Whose disks.</param>
public sealed record DiskFailsFault(Victims Victims) : DiskFault(Victims)
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static FaultKind Definition { get; } = new("disk-fails", "writes to a slave's disk fail for a while; its process ends and is started again", Read)
    {
        Draw = draw => draw.HasSlaves ? new DiskFailsFault(draw.Slave()) { For = draw.For() } : null,
    };

    /// <inheritdoc/>
    public override FaultKind Kind => Definition;

    /// <inheritdoc/>
    protected override DiskVerdict Verdict => new(DiskVerdictKind.Fail);

    private static DiskFailsFault Read(SectionReader section, NodeNames nodes) =>
        new(Victims.ReadSlaves(section, nodes)) { For = DurationReading.ReadAny(section, "for") };
}
