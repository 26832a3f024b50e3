using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operators;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Operators;

/// <summary>An operator wants nothing of a slave offered (the v1 call <c>DEACTIVATE_AGENT</c>).</summary>
/// <param name="Slave">The slave's hostname.</param>
public sealed record DeactivateSlaveStep(NodeName Slave) : OperatorStep
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static OperatorStepKind Definition { get; } = new("deactivate-slave", "an operator wants nothing of a slave offered", Read);

    /// <inheritdoc/>
    public override OperatorStepKind Kind => Definition;

    internal override OperatorCall Call(OperatorDesk desk) => new DeactivateSlave(desk.SlaveIdOf(Slave));

    internal override void Write(SectionWriter section) => section.Line("slave", Slave.Value);

    private static DeactivateSlaveStep Read(SectionReader section, NodeNames nodes) => new(new NodeName(section.Value("slave", nodes.Slave)));
}
