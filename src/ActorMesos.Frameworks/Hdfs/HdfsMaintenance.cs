using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Offers;
using ActorMesos.Frameworks.Offering;

namespace ActorMesos.Frameworks.Hdfs;

/// <summary>What the service says to planned maintenance: it can spare one DataNode at a time, and only while all the others run.</summary>
internal static class HdfsMaintenance
{
    public static void Answer(Turn<HdfsPolicy> turn, IReadOnlyList<InverseOffer> offers)
    {
        var policy = turn.Policy;
        List<OfferId> accepted = [], declined = [];
        var canSpare = policy.AllRun;
        foreach (var offer in offers.OrderBy(offer => offer.Unavailability.Start))
        {
            var hasNode = policy.Nodes.Any(node => node.IsLive && node.SlaveId == offer.SlaveId);
            (!hasNode || canSpare ? accepted : declined).Add(offer.Id);
            canSpare &= !hasNode;
        }

        if (accepted.Count > 0)
        {
            turn.Calls(new AcceptInverseOffers(accepted));
        }

        if (declined.Count > 0)
        {
            turn.Calls(new DeclineInverseOffers(declined));
        }
    }
}
