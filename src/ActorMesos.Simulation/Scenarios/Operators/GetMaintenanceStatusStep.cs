using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Operators;
using ActorMesos.Domain.Semantics;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Operators;

/// <summary>An operator looks at how far maintenance is, and what frameworks answered; the recording shows the answer (<c>/maintenance/status</c>).</summary>
public sealed record GetMaintenanceStatusStep : OperatorStep
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static OperatorStepKind Definition { get; } = new("get-maintenance-status", "an operator looks at how far maintenance is, and what frameworks answered", Read);

    /// <inheritdoc/>
    public override OperatorStepKind Kind => Definition;

    internal override Refusal? NotIn(SemanticsProfile semantics) => MaintenanceEntry.NotIn(semantics);

    internal override OperatorCall Call(OperatorDesk desk) => new GetMaintenanceStatus();

    internal override void Write(SectionWriter section)
    {
    }

    private static GetMaintenanceStatusStep Read(SectionReader section, NodeNames nodes) => new();
}
