using ActorMesos.Kernel.Disk;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>A slave's disk is full: writes are refused and nothing is written. Its process ends, as Mesos's slave does that cannot checkpoint.</summary>
/// <param name="Victims">Whose disks.</param>
public sealed record DiskFullFault(Victims Victims) : DiskFault(Victims)
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static FaultKind Definition { get; } = new("disk-full", "a slave's disk refuses writes for a while; its process ends and is started again", Read)
    {
        Draw = draw => draw.HasSlaves ? new DiskFullFault(draw.Slave()) { For = draw.For() } : null,
    };

    /// <inheritdoc/>
    public override FaultKind Kind => Definition;

    /// <inheritdoc/>
    protected override DiskVerdict Verdict => new(DiskVerdictKind.Refuse);

    private static DiskFullFault Read(SectionReader section, NodeNames nodes) =>
        new(Victims.ReadSlaves(section, nodes)) { For = DurationReading.ReadAny(section, "for") };
}
