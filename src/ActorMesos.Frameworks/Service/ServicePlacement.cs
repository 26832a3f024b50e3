using ActorMesos.Domain.Offers;
using ActorMesos.Frameworks.Offering;

namespace ActorMesos.Frameworks.Service;

/// <summary>Where a new instance may go.</summary>
internal static class ServicePlacement
{
    /// <summary>The value of the attribute over which instances are spread; empty where the host has none, or none is asked for.</summary>
    public static string ZoneOf(ServicePolicy service, Offer offer) =>
        service.Settings.SpreadBy.Length == 0 ? "" : OfferAttributes.Value(offer, service.Settings.SpreadBy) ?? "";

    /// <summary>Remembers which values there are, so that each gets its share.</summary>
    public static void Learn(Turn<ServicePolicy> turn, IReadOnlyList<Offer> offers)
    {
        foreach (var zone in offers.Select(offer => ZoneOf(turn.Policy, offer)))
        {
            if (zone.Length > 0 && !turn.Policy.Zones.Contains(zone))
            {
                turn.Happens(new ServiceZoneSeen(zone));
            }
        }
    }

    /// <summary>
    /// Whether a host may have one more instance: none of the service's is there where that is asked for, and its zone has not had its
    /// share yet. A host without the attribute is none over which instances could be spread.
    /// </summary>
    public static bool Allows(ServicePolicy service, Offer offer)
    {
        if (service.Settings.OnePerHost && service.Instances.Any(instance => instance.IsOn(offer.SlaveId, offer.Hostname) && !instance.IsKept))
        {
            return false;
        }

        if (service.Settings.SpreadBy.Length == 0)
        {
            return true;
        }

        var zone = ZoneOf(service, offer);
        var share = (service.Target + service.Zones.Length - 1) / Math.Max(1, service.Zones.Length);
        return zone.Length > 0
            && service.Instances.Count(instance => instance.IsWanted && string.Equals(instance.Zone, zone, StringComparison.Ordinal)) < share;
    }
}
