using ActorMesos.Domain.Ids;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>A slave's process ends at once and starts again later; what it stored is still there.</summary>
/// <param name="Slave">The slave.</param>
/// <param name="For">How long it is down.</param>
public sealed record CrashFault(NodeName Slave, TimeSpan For) : Fault
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static FaultKind Definition { get; } = new("crash", "a slave's process ends at once and starts again after a while", Read);

    /// <inheritdoc/>
    public override FaultKind Kind => Definition;

    internal override void SetIn(FaultSchedule schedule) => schedule.CrashFor(Slave, For);

    internal override void Write(SectionWriter section)
    {
        section.Line("slave", Slave.Value);
        section.Line("for", For);
    }

    private static CrashFault Read(SectionReader section, NodeNames nodes) =>
        new(new NodeName(section.Value("slave", nodes.Slave)), section.Value("for", Forms.Span));
}
