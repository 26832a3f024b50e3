using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>Every node loses power at once and starts again later; what the disks hold is still there.</summary>
/// <param name="For">How long the power is off.</param>
public sealed record PowerCycleFault(TimeSpan For) : Fault
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static FaultKind Definition { get; } = new("power-cycle", "every node loses power at once and starts again after a while", Read);

    /// <inheritdoc/>
    public override FaultKind Kind => Definition;

    internal override void SetIn(FaultSchedule schedule)
    {
        var world = schedule.World;
        schedule.Note(new PowerFailed());
        var back = world.Now + For;
        world.PowerOff();
        world.PowerOn(back);
        schedule.Note(new PowerReturned());
    }

    internal override void Write(SectionWriter section) => section.Line("for", For);

    private static PowerCycleFault Read(SectionReader section, NodeNames nodes) => new(section.Value("for", Forms.Span));
}
