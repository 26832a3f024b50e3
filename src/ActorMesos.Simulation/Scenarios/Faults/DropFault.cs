using ActorMesos.Kernel.Network;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>Messages are lost.</summary>
/// <param name="Pattern">Which messages may be befallen.</param>
/// <param name="Percent">How many of 100 are, drawn for each.</param>
public sealed record DropFault(LinkPattern Pattern, int Percent) : LinkFault(Pattern, Percent)
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static FaultKind Definition { get; } = new("drop", "messages are lost for a while", Read)
    {
        Draw = draw => new DropFault(draw.Link(), draw.Percent()) { For = draw.For() },
    };

    /// <inheritdoc/>
    public override FaultKind Kind => Definition;

    /// <inheritdoc/>
    protected override Verdict Befall(TimeSpan left) => Verdict.Drop;

    private static DropFault Read(SectionReader section, NodeNames nodes) =>
        new(LinkPattern.Read(section, nodes), ReadPercent(section)) { For = DurationReading.ReadAny(section, "for") };
}
