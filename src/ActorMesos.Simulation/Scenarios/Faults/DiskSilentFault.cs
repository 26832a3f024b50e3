using ActorMesos.Kernel.Disk;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>A slave's writes reach its disk and are never acknowledged: its process hangs, and once the fault heals it is started again.</summary>
/// <param name="Victims">Whose disks.</param>
public sealed record DiskSilentFault(Victims Victims) : DiskFault(Victims)
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static FaultKind Definition { get; } =
        new("disk-silent", "a slave's writes reach its disk and are never acknowledged; its process hangs until the fault heals, and is started again", Read)
    {
        Draw = draw => draw.HasSlaves ? new DiskSilentFault(draw.Slave()) { For = draw.For() } : null,
    };

    /// <inheritdoc/>
    public override FaultKind Kind => Definition;

    /// <inheritdoc/>
    protected override DiskVerdict Verdict => new(DiskVerdictKind.NeverAcknowledge);

    internal override void SetIn(FaultSchedule schedule)
    {
        base.SetIn(schedule);
        schedule.HealAfter(Time, () =>
        {
            // Whichever process it is by now, started after a crash or a power failure: it may hang as well.
            foreach (var node in Victims.Nodes)
            {
                if (schedule.World.IsUp(node))
                {
                    schedule.Note(new NodeCrashed(node));
                    schedule.World.CrashAndSupervise(node);
                }
            }
        });
    }

    private static DiskSilentFault Read(SectionReader section, NodeNames nodes) =>
        new(Victims.ReadSlaves(section, nodes)) { For = DurationReading.ReadAny(section, "for") };
}
