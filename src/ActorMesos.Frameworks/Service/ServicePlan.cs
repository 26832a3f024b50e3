using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Frameworks.Offering;

namespace ActorMesos.Frameworks.Service;

/// <summary>What it takes to launch an instance on an offer.</summary>
/// <param name="Preparation">The operations before LAUNCH: RESERVE of what is not reserved yet, CREATE of the volume if there is none.</param>
/// <param name="TaskResources">What the task uses.</param>
internal sealed record ServicePlan(IReadOnlyList<Operation> Preparation, Resources TaskResources)
{
    private const string ContainerPath = "data";

    /// <summary>On a new volume; null when the offer is too small.</summary>
    public static ServicePlan? OnNewVolume(FrameworkInfo framework, ServiceSettings settings, Offer offer, string volumeId)
    {
        var ledger = new ResourceLedger(Owner.Of(framework), offer.Resources);
        return Takes(ledger, settings) && ledger.TakeDisk(settings.DiskMegabytes, settings.OnMount) is { } disk
            ? new(
                [.. Reservation(ledger), new Create([disk.WithVolume(volumeId, ContainerPath, VolumeMode.ReadWrite, framework.Principal)])],
                Resources.Of([.. ledger.Taken, disk.WithVolume(volumeId, ContainerPath, VolumeMode.ReadWrite, framework.Principal)]))
            : null;
    }

    /// <summary>On a volume, which need not be of the offer; null when the rest of the offer is too small.</summary>
    public static ServicePlan? OnVolume(FrameworkInfo framework, ServiceSettings settings, Offer offer, Resource volume)
    {
        var ledger = new ResourceLedger(Owner.Of(framework), offer.Resources);
        return Takes(ledger, settings) ? new([.. Reservation(ledger)], Resources.Of([.. ledger.Taken, volume])) : null;
    }

    /// <summary>Without a volume and without a reservation; null when the offer is too small.</summary>
    public static ServicePlan? OnNothing(ServiceSettings settings, Offer offer)
    {
        var ledger = new ResourceLedger(null, offer.Resources);
        return Takes(ledger, settings) ? new([], Resources.Of([.. ledger.Taken])) : null;
    }

    private static bool Takes(ResourceLedger ledger, ServiceSettings settings) =>
        ledger.Take("cpus", settings.Cpus) && ledger.Take("mem", settings.MemMegabytes) && ledger.TakePorts(settings.Ports);

    private static IEnumerable<Operation> Reservation(ResourceLedger ledger) =>
        ledger.ToReserve.Count > 0 ? [new Reserve(ledger.ToReserve)] : [];
}
