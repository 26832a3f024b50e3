using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Operators;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Operators;

/// <summary>An operator destroys a persistent volume of a slave (<c>/destroy-volumes</c>).</summary>
/// <param name="Slave">The slave's hostname.</param>
/// <param name="Volume">The volume.</param>
public sealed record DestroyStep(NodeName Slave, VolumeEntry Volume) : OperatorStep
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static OperatorStepKind Definition { get; } = new("destroy", "an operator destroys a persistent volume of a slave", Read);

    /// <inheritdoc/>
    public override OperatorStepKind Kind => Definition;

    internal override OperatorCall Call(OperatorDesk desk) => new OperateResources(desk.SlaveIdOf(Slave), new Destroy([Volume.Volume(desk)]));

    internal override void Write(SectionWriter section)
    {
        section.Line("slave", Slave.Value);
        Volume.Write(section);
    }

    private static DestroyStep Read(SectionReader section, NodeNames nodes) =>
        new(new NodeName(section.Value("slave", nodes.Slave)), VolumeEntry.Read(section));
}
