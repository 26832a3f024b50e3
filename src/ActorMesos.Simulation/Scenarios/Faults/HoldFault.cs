using ActorMesos.Kernel.Network;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>Messages wait on their way until the fault heals, and then all arrive in their order.</summary>
/// <param name="Pattern">Which messages may be befallen.</param>
/// <param name="Percent">How many of 100 are, drawn for each.</param>
public sealed record HoldFault(LinkPattern Pattern, int Percent) : LinkFault(Pattern, Percent)
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static FaultKind Definition { get; } = new("hold", "messages wait on their way until the fault heals, and then all arrive in their order", Read)
    {
        Draw = draw => new HoldFault(draw.Link(), draw.Percent()) { For = draw.For() },
    };

    /// <inheritdoc/>
    public override FaultKind Kind => Definition;

    /// <inheritdoc/>
    protected override Verdict Befall(TimeSpan left) => Verdict.Delay(left);

    private static HoldFault Read(SectionReader section, NodeNames nodes) =>
        new(LinkPattern.Read(section, nodes), ReadPercent(section)) { For = DurationReading.ReadAny(section, "for") };
}
