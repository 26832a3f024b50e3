using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Operators;
using ActorMesos.Domain.Resources;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Operators;

/// <summary>An operator makes a persistent volume of a slave larger (the v1 call <c>GROW_VOLUME</c>).</summary>
/// <param name="Slave">The slave's hostname.</param>
/// <param name="Volume">The volume as it is.</param>
/// <param name="By">By how many megabytes.</param>
public sealed record GrowVolumeStep(NodeName Slave, VolumeEntry Volume, Scalar By) : OperatorStep
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static OperatorStepKind Definition { get; } = new("grow-volume", "an operator makes a persistent volume of a slave larger", Read);

    /// <inheritdoc/>
    public override OperatorStepKind Kind => Definition;

    internal override OperatorCall Call(OperatorDesk desk) =>
        new OperateResources(desk.SlaveIdOf(Slave), new GrowVolume(Volume.Volume(desk), Volume.Disk(desk, By)));

    internal override void Write(SectionWriter section)
    {
        section.Line("slave", Slave.Value);
        Volume.Write(section);
        section.Word("by", By.ToString());
    }

    private static GrowVolumeStep Read(SectionReader section, NodeNames nodes) =>
        new(new NodeName(section.Value("slave", nodes.Slave)), VolumeEntry.Read(section), section.Value("by", OperatorForms.Megabytes));
}
