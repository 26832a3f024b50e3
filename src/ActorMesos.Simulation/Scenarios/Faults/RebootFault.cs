using ActorMesos.Domain.Slaves;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>A slave's host boots: its process and every executor end; reservations, volumes and their content are still there.</summary>
/// <param name="Victims">Which slaves.</param>
public sealed record RebootFault(Victims Victims) : VictimFault(Victims)
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static FaultKind Definition { get; } = new("reboot", "a slave's host boots: its process and all that ran there end, and the slave starts again after a while", Read)
    {
        Draw = draw => draw.HasSlaves ? new RebootFault(draw.Slave()) { For = draw.For() } : null,
        IsDrawnByName = true,
    };

    /// <inheritdoc/>
    public override FaultKind Kind => Definition;

    internal override void SetIn(FaultSchedule schedule)
    {
        foreach (var slave in Victims.Nodes)
        {
            schedule.CrashFor(slave, Time, restart: node => schedule.World.Restart(node, SlaveBoot.Rebooted), endsHost: true);
        }
    }

    private static RebootFault Read(SectionReader section, NodeNames nodes) =>
        new(Victims.ReadSlaves(section, nodes)) { For = DurationReading.ReadAny(section, "for") };
}
