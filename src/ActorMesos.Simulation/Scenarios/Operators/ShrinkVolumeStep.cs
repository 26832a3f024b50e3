using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Operators;
using ActorMesos.Domain.Resources;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Operators;

/// <summary>An operator makes a persistent volume of a slave smaller (the v1 call <c>SHRINK_VOLUME</c>).</summary>
/// <param name="Slave">The slave's hostname.</param>
/// <param name="Volume">The volume as it is.</param>
/// <param name="By">By how many megabytes.</param>
public sealed record ShrinkVolumeStep(NodeName Slave, VolumeEntry Volume, Scalar By) : OperatorStep
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static OperatorStepKind Definition { get; } = new("shrink-volume", "an operator makes a persistent volume of a slave smaller", Read);

    /// <inheritdoc/>
    public override OperatorStepKind Kind => Definition;

    internal override OperatorCall Call(OperatorDesk desk) =>
        new OperateResources(desk.SlaveIdOf(Slave), new ShrinkVolume(Volume.Volume(desk), By));

    internal override void Write(SectionWriter section)
    {
        section.Line("slave", Slave.Value);
        Volume.Write(section);
        section.Word("by", By.ToString());
    }

    private static ShrinkVolumeStep Read(SectionReader section, NodeNames nodes) =>
        new(new NodeName(section.Value("slave", nodes.Slave)), VolumeEntry.Read(section), section.Value("by", OperatorForms.Megabytes));
}
