using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Maintenance;
using ActorMesos.Domain.Operators;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Operators;

/// <summary>An operator sets the whole schedule of maintenance (<c>/maintenance/schedule</c>).</summary>
/// <param name="Windows">The schedule; machines that it does not name are up.</param>
public sealed record ScheduleMaintenanceStep(Sequence<MaintenanceEntry> Windows) : OperatorStep
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static OperatorStepKind Definition { get; } = new("schedule-maintenance", "an operator sets the whole schedule of maintenance", Read);

    /// <inheritdoc/>
    public override OperatorStepKind Kind => Definition;

    internal override Refusal? NotIn(SemanticsProfile semantics) => MaintenanceEntry.NotIn(semantics);

    internal override OperatorCall Call(OperatorDesk desk) => new UpdateMaintenanceSchedule([.. Windows.Select(window => window.At(desk.Now))]);

    internal override void Write(SectionWriter section) => section.List("windows", Windows, (entry, window) => window.Write(entry));

    private static ScheduleMaintenanceStep Read(SectionReader section, NodeNames nodes) => new(
        [.. section.Sections("windows", "entries.maintenance-window", ScenarioDefaults.Entry("maintenance-window")).Select(entry => MaintenanceEntry.Read(entry, nodes))]);
}

/// <summary>A window of maintenance as a scenario writes it.</summary>
/// <param name="Slaves">The hostnames of the slaves on the machines.</param>
/// <param name="In">How long after the call it begins.</param>
/// <param name="For">How long it lasts; null for no known end.</param>
public sealed record MaintenanceEntry(Sequence<string> Slaves, TimeSpan In, TimeSpan? For)
{
    internal static Refusal? NotIn(SemanticsProfile semantics) => semantics.MachinesAreMaintained
        ? null
        : new Refusal("maintenance-known", $"Mesos {semantics.Name} has no maintenance");

    internal static MaintenanceEntry Read(SectionReader section, NodeNames nodes)
    {
        var entry = new MaintenanceEntry(
            section.Values("slaves", nodes.Slave),
            section.Value("in", Forms.Duration(TimeSpan.Zero, ScenarioLimits.DurationMax)),
            section.Value("for", Forms.OrNone(Forms.Duration(TimeSpan.Zero, ScenarioLimits.DurationMax))));
        section.Close();
        return entry;
    }

    internal void Write(SectionWriter section)
    {
        section.List("slaves", Slaves);
        section.Line("in", In);
        section.Word("for", For is { } time ? DurationText.Write(time) : Forms.None);
    }

    internal MaintenanceWindow At(Instant now) => new([.. Slaves], new Unavailability(now + In, For));
}
