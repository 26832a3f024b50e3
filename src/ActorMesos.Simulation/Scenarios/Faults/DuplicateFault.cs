using ActorMesos.Kernel.Network;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>Messages arrive twice, which a TCP connection that is set up anew can cause.</summary>
/// <param name="Pattern">Which messages may be befallen.</param>
/// <param name="Percent">How many of 100 are, drawn for each.</param>
public sealed record DuplicateFault(LinkPattern Pattern, int Percent) : LinkFault(Pattern, Percent)
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static FaultKind Definition { get; } = new("duplicate", "messages arrive twice for a while", Read)
    {
        Draw = draw => new DuplicateFault(draw.Link(), draw.Percent()) { For = draw.For() },
    };

    /// <inheritdoc/>
    public override FaultKind Kind => Definition;

    /// <inheritdoc/>
    protected override Verdict Befall(TimeSpan left) => Verdict.Duplicate;

    private static DuplicateFault Read(SectionReader section, NodeNames nodes) =>
        new(LinkPattern.Read(section, nodes), ReadPercent(section)) { For = DurationReading.ReadAny(section, "for") };
}
