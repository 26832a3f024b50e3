using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Operators;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Operators;

/// <summary>An operator creates a persistent volume on a slave (<c>/create-volumes</c>).</summary>
/// <param name="Slave">The slave's hostname.</param>
/// <param name="Volume">The volume.</param>
public sealed record CreateStep(NodeName Slave, VolumeEntry Volume) : OperatorStep
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static OperatorStepKind Definition { get; } = new("create", "an operator creates a persistent volume on a slave", Read);

    /// <inheritdoc/>
    public override OperatorStepKind Kind => Definition;

    internal override OperatorCall Call(OperatorDesk desk) => new OperateResources(desk.SlaveIdOf(Slave), new Create([Volume.Volume(desk)]));

    internal override void Write(SectionWriter section)
    {
        section.Line("slave", Slave.Value);
        Volume.Write(section);
    }

    private static CreateStep Read(SectionReader section, NodeNames nodes) =>
        new(new NodeName(section.Value("slave", nodes.Slave)), VolumeEntry.Read(section));
}
