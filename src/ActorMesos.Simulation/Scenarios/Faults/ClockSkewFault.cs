using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>A node's clock is wrong, and jumps back when the fault heals. Its timers run as before.</summary>
/// <param name="Victims">Whose clocks.</param>
/// <param name="By">By how much.</param>
/// <param name="IsBehind">Whether the clock is behind, and not ahead.</param>
public sealed record ClockSkewFault(Victims Victims, TimeSpan By, bool IsBehind) : VictimFault(Victims)
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static FaultKind Definition { get; } = new("clock-skew", "a node's clock is wrong for a while", Read)
    {
        Draw = draw => new ClockSkewFault(draw.Node(), draw.Span(), draw.IsHeads()) { For = draw.For() },
    };

    /// <inheritdoc/>
    public override FaultKind Kind => Definition;

    internal override void SetIn(FaultSchedule schedule)
    {
        foreach (var node in Victims.Nodes)
        {
            schedule.Impose(this, node.Value, Time, () => schedule.World.SkewClock(node, IsBehind ? -By : By));
        }
    }

    internal override void Write(SectionWriter section)
    {
        base.Write(section);
        section.Line("by", By);
        section.Line("behind", IsBehind);
    }

    private static ClockSkewFault Read(SectionReader section, NodeNames nodes) =>
        new(Victims.Read(section, nodes), section.Value("by", Forms.Span), section.Value("behind", Forms.Boolean))
        {
            For = DurationReading.ReadAny(section, "for"),
        };
}
