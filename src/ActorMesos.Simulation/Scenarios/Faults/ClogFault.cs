using ActorMesos.Kernel.Network;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>Whatever a node sends or is sent waits until the fault heals; nothing is lost.</summary>
/// <param name="Victims">The nodes.</param>
public sealed record ClogFault(Victims Victims) : VictimFault(Victims)
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static FaultKind Definition { get; } = new("clog", "whatever a node sends or is sent waits until the fault heals", Read)
    {
        Draw = draw => new ClogFault(draw.Node()) { For = draw.For() },
    };

    /// <inheritdoc/>
    public override FaultKind Kind => Definition;

    internal override void SetIn(FaultSchedule schedule)
    {
        var (world, end) = (schedule.World, schedule.World.Now + Time);
        var clogged = Victims.Nodes.Select(node => node.Value).ToHashSet(StringComparer.Ordinal);
        schedule.Impose(this, string.Join(", ", Victims.Nodes), Time, () => world.Network.Install(LinkFault.Rule.Until(end, world, (link, _) =>
            clogged.Contains(link.From.Host) || clogged.Contains(link.To.Host) ? Verdict.Delay(end - world.Now) : Verdict.Pass)));
    }

    private static ClogFault Read(SectionReader section, NodeNames nodes) =>
        new(Victims.Read(section, nodes)) { For = DurationReading.ReadAny(section, "for") };
}
