using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Operators;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Operators;

/// <summary>An operator gives up dynamic reservations of a slave (<c>/unreserve</c>).</summary>
/// <param name="Slave">The slave's hostname.</param>
/// <param name="Reserved">The resources with their reservations.</param>
public sealed record UnreserveStep(NodeName Slave, ReservedText Reserved) : OperatorStep
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static OperatorStepKind Definition { get; } = new("unreserve", "an operator gives up dynamic reservations of a slave", Read);

    /// <inheritdoc/>
    public override OperatorStepKind Kind => Definition;

    internal override OperatorCall Call(OperatorDesk desk) =>
        new OperateResources(desk.SlaveIdOf(Slave), new Unreserve(Reserved.Resources(desk.Principal)));

    internal override void Write(SectionWriter section)
    {
        section.Line("slave", Slave.Value);
        Reserved.Write(section);
    }

    private static UnreserveStep Read(SectionReader section, NodeNames nodes) =>
        new(new NodeName(section.Value("slave", nodes.Slave)), ReservedText.Read(section));
}
