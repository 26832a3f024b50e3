using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operators;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Operators;

/// <summary>An operator gives a slave up for good (the v1 call <c>MARK_AGENT_GONE</c>).</summary>
/// <param name="Slave">The slave's hostname.</param>
public sealed record MarkSlaveGoneStep(NodeName Slave) : OperatorStep
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static OperatorStepKind Definition { get; } = new("mark-slave-gone", "an operator gives a slave up for good", Read);

    /// <inheritdoc/>
    public override OperatorStepKind Kind => Definition;

    internal override OperatorCall Call(OperatorDesk desk) => new MarkSlaveGone(desk.SlaveIdOf(Slave));

    internal override void Write(SectionWriter section) => section.Line("slave", Slave.Value);

    private static MarkSlaveGoneStep Read(SectionReader section, NodeNames nodes) => new(new NodeName(section.Value("slave", nodes.Slave)));
}
