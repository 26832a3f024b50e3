using ActorMesos.Domain.Slaves;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>A slave's process is ended in good order (SIGUSR1): it unregisters, what it runs ends with it, and it starts again later.</summary>
public sealed record SlaveShutdownFault : VictimFault
{
    /// <summary>A shutdown.</summary>
    /// <param name="victims">Whose processes.</param>
    public SlaveShutdownFault(Victims victims)
        : base(victims)
    {
    }

    /// <summary>The kind, as the catalog lists it.</summary>
    public static FaultKind Definition { get; } =
        new("slave-shutdown", "a slave's process is ended in good order and starts again after a while", Read)
    {
        Draw = draw => draw.HasSlaves ? new SlaveShutdownFault(draw.Slave()) { For = draw.For() } : null,
        IsDrawnByName = true,
    };

    /// <inheritdoc/>
    public override FaultKind Kind => Definition;

    internal override void SetIn(FaultSchedule schedule)
    {
        var world = schedule.World;
        foreach (var slave in Victims.Nodes)
        {
            if (!world.IsUp(slave))
            {
                schedule.Note(new FaultHadNoEffect($"{slave} was down already"));
                continue;
            }

            schedule.Note(new SlaveStopped(slave));
            world.Tell(slave, new SlaveStops());
            schedule.HealAfter(Time, () => world.Tell(slave, new SlaveStartDue()));
        }
    }

    private static SlaveShutdownFault Read(SectionReader section, NodeNames nodes) =>
        new(Victims.ReadSlaves(section, nodes)) { For = DurationReading.ReadAny(section, "for") };
}
