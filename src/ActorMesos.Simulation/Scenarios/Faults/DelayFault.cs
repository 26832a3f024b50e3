using ActorMesos.Kernel.Network;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>Messages arrive late; what follows on the same link is not faster.</summary>
/// <param name="Pattern">Which messages may be befallen.</param>
/// <param name="Percent">How many of 100 are, drawn for each.</param>
/// <param name="By">By how much.</param>
public sealed record DelayFault(LinkPattern Pattern, int Percent, TimeSpan By) : LinkFault(Pattern, Percent)
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static FaultKind Definition { get; } = new("delay", "messages arrive late for a while", Read)
    {
        Draw = draw => new DelayFault(draw.Link(), draw.Percent(), draw.Span()) { For = draw.For() },
    };

    /// <inheritdoc/>
    public override FaultKind Kind => Definition;

    /// <inheritdoc/>
    protected override Verdict Befall(TimeSpan left) => Verdict.Delay(By);

    internal override void Write(SectionWriter section)
    {
        base.Write(section);
        section.Line("by", By);
    }

    private static DelayFault Read(SectionReader section, NodeNames nodes) =>
        new(LinkPattern.Read(section, nodes), ReadPercent(section), section.Value("by", Forms.Span)) { For = DurationReading.ReadAny(section, "for") };
}
