using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operators;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Operators;

/// <summary>An operator wants a slave offered again (the v1 call <c>REACTIVATE_AGENT</c>).</summary>
/// <param name="Slave">The slave's hostname.</param>
public sealed record ReactivateSlaveStep(NodeName Slave) : OperatorStep
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static OperatorStepKind Definition { get; } = new("reactivate-slave", "an operator wants a slave offered again", Read);

    /// <inheritdoc/>
    public override OperatorStepKind Kind => Definition;

    internal override OperatorCall Call(OperatorDesk desk) => new ReactivateSlave(desk.SlaveIdOf(Slave));

    internal override void Write(SectionWriter section) => section.Line("slave", Slave.Value);

    private static ReactivateSlaveStep Read(SectionReader section, NodeNames nodes) => new(new NodeName(section.Value("slave", nodes.Slave)));
}
