using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Operators;
using ActorMesos.Domain.Semantics;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Operators;

/// <summary>An operator brings machines down (<c>/machine/down</c>).</summary>
/// <param name="Slaves">The hostnames of the slaves on them.</param>
public sealed record MachineDownStep(Sequence<string> Slaves) : OperatorStep
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static OperatorStepKind Definition { get; } = new("machine-down", "an operator brings machines down, whose slaves are shut down", Read);

    /// <inheritdoc/>
    public override OperatorStepKind Kind => Definition;

    internal override Refusal? NotIn(SemanticsProfile semantics) => MaintenanceEntry.NotIn(semantics);

    internal override OperatorCall Call(OperatorDesk desk) => new StartMaintenance([.. Slaves]);

    internal override void Write(SectionWriter section) => section.List("slaves", Slaves);

    private static MachineDownStep Read(SectionReader section, NodeNames nodes) => new(section.Values("slaves", nodes.Slave));
}
