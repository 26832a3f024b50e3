using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;

namespace ActorMesos.Frameworks.Offering;

/// <summary>What it takes to launch a task on an offer.</summary>
/// <param name="Preparation">The operations before LAUNCH: RESERVE of what is not reserved yet, CREATE of the volume if there is none.</param>
/// <param name="TaskResources">What the task uses.</param>
internal sealed record LaunchPlan(IReadOnlyList<Operation> Preparation, Resources TaskResources)
{
    private const string ContainerPath = "data";

    /// <summary>On a new volume; null when the offer is too small.</summary>
    public static LaunchPlan? OnNewVolume(FrameworkInfo framework, TaskSize size, Offer offer, string volumeId)
    {
        var ledger = new ResourceLedger(Owner.Of(framework), offer.Resources);
        if (!Takes(ledger, size) || ledger.TakeDisk(size.DiskMegabytes, size.OnMount) is not { } disk)
        {
            return null;
        }

        var volume = disk.WithVolume(volumeId, ContainerPath, VolumeMode.ReadWrite, framework.Principal);
        return new([.. Reservation(ledger), new Create([volume])], Resources.Of([.. ledger.Taken, volume]));
    }

    /// <summary>On a volume, which need not be of the offer; null when the rest of the offer is too small.</summary>
    public static LaunchPlan? OnVolume(FrameworkInfo framework, TaskSize size, Offer offer, Resource volume)
    {
        var ledger = new ResourceLedger(Owner.Of(framework), offer.Resources);
        return Takes(ledger, size) ? new([.. Reservation(ledger)], Resources.Of([.. ledger.Taken, volume])) : null;
    }

    /// <summary>Without a volume and without a reservation, its disk being that of its sandbox; null when the offer is too small.</summary>
    public static LaunchPlan? OnNothing(TaskSize size, Offer offer)
    {
        var ledger = new ResourceLedger(null, offer.Resources);
        return Takes(ledger, size) && ledger.Take("disk", size.DiskMegabytes) ? new([], Resources.Of([.. ledger.Taken])) : null;
    }

    private static bool Takes(ResourceLedger ledger, TaskSize size) =>
        ledger.Take("cpus", size.Cpus) && ledger.Take("mem", size.MemMegabytes) && ledger.TakePorts(size.Ports);

    private static IEnumerable<Operation> Reservation(ResourceLedger ledger) =>
        ledger.ToReserve.Count > 0 ? [new Reserve(ledger.ToReserve)] : [];
}

/// <summary>What a task needs.</summary>
/// <param name="Cpus">Processors.</param>
/// <param name="MemMegabytes">Memory.</param>
/// <param name="DiskMegabytes">The size of its volume or, without one, of its sandbox; 0 for nothing.</param>
internal sealed record TaskSize(Scalar Cpus, int MemMegabytes, int DiskMegabytes = 0)
{
    /// <summary>Whether a volume takes a MOUNT disk of that size or larger.</summary>
    public bool OnMount { get; init; }

    /// <summary>How many ports.</summary>
    public int Ports { get; init; }
}
