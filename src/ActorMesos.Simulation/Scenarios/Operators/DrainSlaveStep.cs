using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operators;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Operators;

/// <summary>An operator wants a slave without tasks (the v1 call <c>DRAIN_AGENT</c>).</summary>
/// <param name="Slave">The slave's hostname.</param>
/// <param name="GraceMost">The longest that a task has to end by itself; null for as long as it says.</param>
/// <param name="MarkGone">Whether the slave is given up for good once it is drained.</param>
public sealed record DrainSlaveStep(NodeName Slave, TimeSpan? GraceMost, bool MarkGone) : OperatorStep
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static OperatorStepKind Definition { get; } = new("drain-slave", "an operator wants a slave without tasks", Read);

    /// <inheritdoc/>
    public override OperatorStepKind Kind => Definition;

    internal override OperatorCall Call(OperatorDesk desk) => new DrainSlave(desk.SlaveIdOf(Slave), GraceMost, MarkGone);

    internal override void Write(SectionWriter section)
    {
        section.Line("slave", Slave.Value);
        section.Word("max-grace-period", GraceMost is { } most ? DurationText.Write(most) : Forms.None);
        section.Line("mark-gone", MarkGone);
    }

    private static DrainSlaveStep Read(SectionReader section, NodeNames nodes) => new(
        new NodeName(section.Value("slave", nodes.Slave)),
        section.Value("max-grace-period", Forms.OrNone(Forms.Duration(TimeSpan.Zero, ScenarioLimits.DurationMax))),
        section.Value("mark-gone", Forms.Boolean));
}
