using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Frameworks.Offering;

namespace ActorMesos.Frameworks.Service;

/// <summary>What an offer shows that the service no longer needs: volumes and reservations of its own, unless a flaw makes it take more or less.</summary>
internal static class ServiceLeftovers
{
    /// <summary>The operations that give it back, DESTROY before UNRESERVE; nothing when there is nothing.</summary>
    public static IReadOnlyList<Operation> Clearing(ServicePolicy service, Offer offer)
    {
        if (service.Settings.Flaws.Cleanup == ServiceCleanup.None && !service.IsUninstalling)
        {
            return [];
        }

        var isAwaited = service.Instances.Any(instance => instance.IsWaiting && instance.IsOn(offer.SlaveId, offer.Hostname));
        var volumes = offer.Resources.Where(resource => resource.IsPersistentVolume && IsNotNeeded(service, resource)).ToList();
        var plain = offer.Resources.Where(resource => !isAwaited && !resource.IsPersistentVolume && IsTaken(service, resource)).ToList();
        return volumes.Count > 0 ? [new Destroy(volumes), new Unreserve([.. volumes.Select(volume => volume.WithoutVolume()), .. plain])]
            : plain.Count > 0 ? [new Unreserve(plain)]
            : [];
    }

    private static bool IsNotNeeded(ServicePolicy service, Resource volume)
    {
        var id = volume.Disk!.Persistence!.Id;
        var instance = service.Instances.FirstOrDefault(instance => string.Equals(instance.VolumeId, id, StringComparison.Ordinal));
        return IsTaken(service, volume)
            && (service.Settings.Flaws.Cleanup == ServiceCleanup.WholeRole || Instances.IsOwnName(service, volume))
            && instance is null or { IsWanted: false, IsLeaving: false, IsKept: false };
    }

    private static bool IsTaken(ServicePolicy service, Resource resource)
    {
        var owner = Owner.Of(service.Framework);
        return service.Settings.Flaws.Cleanup == ServiceCleanup.WholeRole
            ? resource.IsDynamicallyReserved && string.Equals(resource.Role, service.Framework.Role, StringComparison.Ordinal)
            : owner.OwnsPlain(resource) || owner.OwnsVolume(resource);
    }
}
