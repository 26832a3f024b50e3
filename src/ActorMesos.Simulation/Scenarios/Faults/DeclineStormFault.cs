using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Offers;
using ActorMesos.Kernel.Network;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>A framework's scheduler declines every offer without a look at it, and asks to be offered the same at once.</summary>
/// <param name="Framework">Which.</param>
public sealed record DeclineStormFault(NodeName Framework) : Fault
{
    /// <summary>The kind, as the catalog lists it.</summary>
    public static FaultKind Definition { get; } = new("decline-storm", "a framework declines every offer for a while, with no filter", Read)
    {
        Draw = draw => draw.HasFrameworks ? new DeclineStormFault(draw.Framework()) { For = draw.For() } : null,
    };

    /// <inheritdoc/>
    public override FaultKind Kind => Definition;

    internal override void SetIn(FaultSchedule schedule)
    {
        var network = schedule.World.Network;
        schedule.Impose(this, Framework.Value, Time, () => network.Install(new LinkFault.Rule((link, message) =>
        {
            if (message is not ResourceOffers { Offers: [Offer { FrameworkId: var id }, ..] offers } || link.To.Name != Framework.Value)
            {
                return Verdict.Pass;
            }

            network.Send(link.To, link.From, new Decline([.. offers.Select(offer => offer.Id)], RefuseSeconds: 0) { FrameworkId = id });
            return Verdict.Drop;
        })));
    }

    internal override void Write(SectionWriter section) => section.Line("framework", Framework.Value);

    private static DeclineStormFault Read(SectionReader section, NodeNames nodes) =>
        new(new NodeName(section.Value("framework", nodes.Framework))) { For = DurationReading.ReadAny(section, "for") };
}
