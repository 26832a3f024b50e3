using ActorMesos.Domain.Maintenance;
using ActorMesos.Domain.Operators;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>Machines are maintained: it is scheduled, then they go down and their slaves are shut down, and later they come up again.</summary>
/// <param name="Victims">The slaves on the machines.</param>
/// <param name="Notice">How long before they go down it is scheduled.</param>
public sealed record MaintenanceFault(Victims Victims, TimeSpan Notice) : VictimFault(Victims)
{
    private static readonly TimeSpan CheckAgain = TimeSpan.FromSeconds(40);

    /// <summary>The kind, as the catalog lists it.</summary>
    public static FaultKind Definition { get; } = new("maintenance", "slaves' machines are scheduled for maintenance, go down, and come up again after a while", Read)
    {
        Draw = draw => draw is { HasSlaves: true, HasMaintenance: true } ? new MaintenanceFault(draw.Slave(), draw.Span()) { For = draw.For() } : null,
        IsDrawnByName = true,
    };

    /// <inheritdoc/>
    public override FaultKind Kind => Definition;

    internal override void SetIn(FaultSchedule schedule)
    {
        var world = schedule.World;
        if (!world.Plan.Master.Semantics.MachinesAreMaintained)
        {
            schedule.Note(new FaultHadNoEffect($"Mesos {world.Plan.Master.Semantics.Name} has no maintenance"));
            return;
        }

        if (world.LeadingMaster()?.Maintenance is not { } plan)
        {
            schedule.Note(new FaultHadNoEffect("no master led"));
            return;
        }

        string[] machines = [.. Victims.Nodes.Select(node => node.Value).Where(machine => plan.ModeOf(machine) is not MachineMode.Down)];
        if (machines.Length == 0)
        {
            schedule.Note(new FaultHadNoEffect("they were down for maintenance already"));
            return;
        }

        var window = new MaintenanceWindow(machines, new Unavailability(new Instant(world.Now.Ticks) + Notice, Time));
        schedule.Note(new FaultSetIn(Kind.Name, string.Join(", ", machines), Notice + Time));
        world.Operate(new UpdateMaintenanceSchedule([.. plan.Stop(machines).Windows, window]));
        schedule.After(Notice, () => world.Operate(new StartMaintenance(machines)));
        schedule.HealAfter(Notice + Time, () => End(schedule, machines));
    }

    internal override void Write(SectionWriter section)
    {
        base.Write(section);
        section.Line("notice", Notice);
    }

    /// <summary>
    /// Whoever maintains machines sees to it that they are taken into service again: if the master could not be asked, or did not get to
    /// it, they ask again.
    /// </summary>
    private void End(FaultSchedule schedule, string[] machines)
    {
        var world = schedule.World;
        var plan = world.LeadingMaster()?.Maintenance;
        if (plan is not null && machines.All(machine => plan.ModeOf(machine) is MachineMode.Up))
        {
            schedule.Note(new FaultHealed(Kind.Name, string.Join(", ", machines)));
            return;
        }

        string[] down = [.. machines.Where(machine => plan is null || plan.ModeOf(machine) is MachineMode.Down)];
        world.Insist(down.Length > 0 || plan is null ? new StopMaintenance(down) : new UpdateMaintenanceSchedule(plan.Stop(machines).Windows));
        schedule.HealAfter(CheckAgain, () => End(schedule, machines));
    }

    private static MaintenanceFault Read(SectionReader section, NodeNames nodes) => new(
        Victims.ReadSlaves(section, nodes), section.Value("notice", Forms.Duration(TimeSpan.Zero, ScenarioLimits.DurationMax)))
    {
        For = DurationReading.ReadAny(section, "for"),
    };
}
