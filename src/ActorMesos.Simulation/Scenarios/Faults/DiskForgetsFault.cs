using ActorMesos.Kernel.Disk;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>A slave's writes are acknowledged without having been forced to the disk: they are lost if the power fails before another write.</summary>
/// <param name="Victims">Whose disks.</param>
public sealed record DiskForgetsFault(Victims Victims) : DiskFault(Victims)
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static FaultKind Definition { get; } = new("disk-forgets", "writes of a slave are acknowledged and lost if the power fails before the next", Read)
    {
        Draw = draw => draw.HasSlaves ? new DiskForgetsFault(draw.Slave()) { For = draw.For() } : null,
        IsDrawnByName = true,
    };

    /// <inheritdoc/>
    public override FaultKind Kind => Definition;

    /// <inheritdoc/>
    protected override DiskVerdict Verdict => new(DiskVerdictKind.LoseOnPowerFailure);

    private static DiskForgetsFault Read(SectionReader section, NodeNames nodes) =>
        new(Victims.ReadSlaves(section, nodes)) { For = DurationReading.ReadAny(section, "for") };
}
