using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>A process stands still, as under SIGSTOP or a long collection of garbage; what comes for it meanwhile waits, its timers too.</summary>
/// <param name="Victims">Whose processes.</param>
public sealed record PauseFault(Victims Victims) : VictimFault(Victims)
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static FaultKind Definition { get; } = new("pause", "a node's process stands still for a while, and what comes for it waits", Read)
    {
        Draw = draw => new PauseFault(draw.Node()) { For = draw.For() },
    };

    /// <inheritdoc/>
    public override FaultKind Kind => Definition;

    internal override void SetIn(FaultSchedule schedule)
    {
        foreach (var node in Victims.Nodes)
        {
            schedule.PauseFor(node, Time);
        }
    }

    private static PauseFault Read(SectionReader section, NodeNames nodes) =>
        new(Victims.Read(section, nodes)) { For = DurationReading.ReadAny(section, "for") };
}
