using ActorMesos.Kernel.Disk;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>Writes to a slave's disk take longer.</summary>
/// <param name="Victims">Whose disks.</param>
/// <param name="By">By how much.</param>
public sealed record DiskSlowFault(Victims Victims, TimeSpan By) : DiskFault(Victims)
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static FaultKind Definition { get; } = new("disk-slow", "writes to a slave's disk take longer for a while", Read)
    {
        Draw = draw => draw.HasSlaves ? new DiskSlowFault(draw.Slave(), draw.Span()) { For = draw.For() } : null,
    };

    /// <inheritdoc/>
    public override FaultKind Kind => Definition;

    /// <inheritdoc/>
    protected override DiskVerdict Verdict => new(DiskVerdictKind.Delay, By);

    internal override void Write(SectionWriter section)
    {
        base.Write(section);
        section.Line("by", By);
    }

    private static DiskSlowFault Read(SectionReader section, NodeNames nodes) =>
        new(Victims.ReadSlaves(section, nodes), section.Value("by", Forms.Duration(TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1))))
        {
            For = DurationReading.ReadAny(section, "for"),
        };
}
