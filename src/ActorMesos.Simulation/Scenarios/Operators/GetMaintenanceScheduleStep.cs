using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Operators;
using ActorMesos.Domain.Semantics;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Operators;

/// <summary>An operator looks at the schedule of maintenance; the recording shows the answer (<c>/maintenance/schedule</c>).</summary>
public sealed record GetMaintenanceScheduleStep : OperatorStep
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static OperatorStepKind Definition { get; } = new("get-maintenance-schedule", "an operator looks at the schedule of maintenance", Read);

    /// <inheritdoc/>
    public override OperatorStepKind Kind => Definition;

    internal override Refusal? NotIn(SemanticsProfile semantics) => MaintenanceEntry.NotIn(semantics);

    internal override OperatorCall Call(OperatorDesk desk) => new GetMaintenanceSchedule();

    internal override void Write(SectionWriter section)
    {
    }

    private static GetMaintenanceScheduleStep Read(SectionReader section, NodeNames nodes) => new();
}
