using ActorMesos.Domain.Offers;
using ActorMesos.Frameworks.Offering;

namespace ActorMesos.Frameworks.Service;

/// <summary>An instance that is to go, and has yet to give away what it holds on a network volume: that can be had on any host.</summary>
internal static class ServiceLeaving
{
    /// <summary>Launches one that has ended too soon, so that it can be told to leave again; false when there is none or it does not fit.</summary>
    public static bool Relaunch(Turn<ServicePolicy> turn, Offer offer)
    {
        var service = turn.Policy;
        if (!service.Settings.IsOnNetwork
            || service.Instances.FirstOrDefault(instance => instance is { IsLeaving: true, IsLive: false } && !ServiceReplacement.IsTooSoon(turn, instance)) is not { } leaving
            || IsTaken(service, leaving, offer)
            || LaunchPlan.OnNothing(service.Settings.Size, offer) is not { } plan)
        {
            return false;
        }

        ServiceOffers.Launch(turn, offer, leaving.Number, volumeId: "", plan);
        return true;
    }

    private static bool IsTaken(ServicePolicy service, Instance leaving, Offer offer) =>
        service.Settings.OnePerHost && service.Instances.Any(other => other != leaving && other.IsOn(offer.SlaveId, offer.Hostname));
}
