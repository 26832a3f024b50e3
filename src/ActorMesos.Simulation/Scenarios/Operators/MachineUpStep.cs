using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Operators;
using ActorMesos.Domain.Semantics;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Operators;

/// <summary>An operator brings machines up (<c>/machine/up</c>).</summary>
/// <param name="Slaves">The hostnames of the slaves on them.</param>
public sealed record MachineUpStep(Sequence<string> Slaves) : OperatorStep
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static OperatorStepKind Definition { get; } = new("machine-up", "an operator brings machines up again", Read);

    /// <inheritdoc/>
    public override OperatorStepKind Kind => Definition;

    internal override Refusal? NotIn(SemanticsProfile semantics) => MaintenanceEntry.NotIn(semantics);

    internal override OperatorCall Call(OperatorDesk desk) => new StopMaintenance([.. Slaves]);

    internal override void Write(SectionWriter section) => section.List("slaves", Slaves);

    private static MachineUpStep Read(SectionReader section, NodeNames nodes) => new(section.Values("slaves", nodes.Slave));
}
