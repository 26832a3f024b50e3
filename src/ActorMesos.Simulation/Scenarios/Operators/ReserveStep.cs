using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Operators;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Operators;

/// <summary>An operator reserves resources of a slave for a role (<c>/reserve</c>).</summary>
/// <param name="Slave">The slave's hostname.</param>
/// <param name="Reserved">The resources with their reservations.</param>
public sealed record ReserveStep(NodeName Slave, ReservedText Reserved) : OperatorStep
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static OperatorStepKind Definition { get; } = new("reserve", "an operator reserves resources of a slave for a role", Read);

    /// <inheritdoc/>
    public override OperatorStepKind Kind => Definition;

    internal override OperatorCall Call(OperatorDesk desk) =>
        new OperateResources(desk.SlaveIdOf(Slave), new Reserve(Reserved.Resources(desk.Principal)));

    internal override void Write(SectionWriter section)
    {
        section.Line("slave", Slave.Value);
        Reserved.Write(section);
    }

    private static ReserveStep Read(SectionReader section, NodeNames nodes) =>
        new(new NodeName(section.Value("slave", nodes.Slave)), ReservedText.Read(section));
}
