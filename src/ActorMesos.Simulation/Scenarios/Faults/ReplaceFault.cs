using ActorMesos.Domain.Slaves;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>A slave's host is replaced by one of the same name with an empty disk: its reservations, its volumes and their content are gone.</summary>
/// <param name="Victims">Which slaves.</param>
public sealed record ReplaceFault(Victims Victims) : VictimFault(Victims)
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static FaultKind Definition { get; } = new("replace", "a slave's host is replaced by one with an empty disk, and its slave starts after a while", Read)
    {
        Draw = draw => draw.HasSlaves ? new ReplaceFault(draw.Slave()) { For = draw.For() } : null,
        IsDrawnByName = true,
    };

    /// <inheritdoc/>
    public override FaultKind Kind => Definition;

    internal override void SetIn(FaultSchedule schedule)
    {
        foreach (var slave in Victims.Nodes)
        {
            schedule.CrashFor(slave, Time, restart: node => schedule.World.Restart(node, SlaveBoot.EmptyDisk), endsHost: true);
        }
    }

    private static ReplaceFault Read(SectionReader section, NodeNames nodes) =>
        new(Victims.ReadSlaves(section, nodes)) { For = DurationReading.ReadAny(section, "for") };
}
