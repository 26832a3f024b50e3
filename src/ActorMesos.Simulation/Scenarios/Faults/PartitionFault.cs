using ActorMesos.Kernel.Network;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>Some nodes and all others do not hear each other, or only one of the two sides hears the other.</summary>
/// <param name="Victims">The nodes on one side; all that are not named are on the other.</param>
/// <param name="IsOneWay">Whether only what this side sends is lost.</param>
public sealed record PartitionFault(Victims Victims, bool IsOneWay) : VictimFault(Victims)
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static FaultKind Definition { get; } = new("partition", "some nodes and all others do not hear each other for a while", Read)
    {
        Draw = draw => new PartitionFault(draw.Node(), draw.IsHeads()) { For = draw.For() },
    };

    /// <inheritdoc/>
    public override FaultKind Kind => Definition;

    internal override void SetIn(FaultSchedule schedule)
    {
        var side = Victims.Nodes.Select(node => node.Value).ToHashSet(StringComparer.Ordinal);
        var what = string.Join(", ", Victims.Nodes) + (IsOneWay ? " are not heard by the others" : " and the others");
        var (world, end) = (schedule.World, schedule.World.Now + Time);
        schedule.Impose(
            this, what, Time, () => world.Network.Install(LinkFault.Rule.Until(end, world, (link, _) => Cuts(side, link) ? Verdict.Drop : Verdict.Pass)));
    }

    internal override void Write(SectionWriter section)
    {
        base.Write(section);
        section.Line("one-way", IsOneWay);
    }

    private bool Cuts(HashSet<string> side, Link link)
    {
        var (from, to) = (side.Contains(link.From.Host), side.Contains(link.To.Host));
        return from != to && (from || !IsOneWay);
    }

    private static PartitionFault Read(SectionReader section, NodeNames nodes) =>
        new(Victims.Read(section, nodes), section.Value("one-way", Forms.Boolean)) { For = DurationReading.ReadAny(section, "for") };
}
