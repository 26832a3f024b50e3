using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Frameworks.Offering;

namespace ActorMesos.Frameworks.Hdfs;

/// <summary>What it takes to launch a node on an offer.</summary>
/// <param name="Preparation">The operations before LAUNCH: RESERVE of what is not reserved yet, CREATE of the volume if there is none.</param>
/// <param name="TaskResources">What the task uses.</param>
internal sealed record LaunchPlan(IReadOnlyList<Operation> Preparation, Resources TaskResources)
{
    private const string ContainerPath = "data";

    /// <summary>On a new volume; null when the offer is too small.</summary>
    public static LaunchPlan? OnNewVolume(FrameworkInfo framework, HdfsSettings settings, Offer offer, string persistenceId)
    {
        var ledger = new Ledger(Owner.Of(framework), offer.Resources);
        return ledger.Take("cpus", settings.Cpus) && ledger.Take("mem", settings.MemMegabytes) && ledger.Take("disk", settings.DiskMegabytes)
            ? ledger.Plan(disk => disk.WithVolume(persistenceId, ContainerPath, VolumeMode.ReadWrite, framework.Principal))
            : null;
    }

    /// <summary>On a volume of the offer; null when the rest of the offer is too small.</summary>
    public static LaunchPlan? OnVolume(FrameworkInfo framework, HdfsSettings settings, Offer offer, Resource volume)
    {
        var ledger = new Ledger(Owner.Of(framework), offer.Resources);
        return ledger.Take("cpus", settings.Cpus) && ledger.Take("mem", settings.MemMegabytes) ? ledger.Plan(volume) : null;
    }

    /// <summary>In a sandbox, on what nobody has reserved; null when the offer is too small.</summary>
    public static LaunchPlan? OnSandbox(Offer offer)
    {
        var needed = Resources.Of([Resource.Scalar("cpus", Scalar.FromDouble(0.1)), Resource.Scalar("mem", Scalar.FromWhole(64))]);
        return Resources.Of([.. offer.Resources.Where(Owner.IsFree)]).Contains(needed) ? new([], needed) : null;
    }

    /// <summary>Takes from an offer, first what is reserved already.</summary>
    private sealed class Ledger(Owner owner, Resources offered)
    {
        private readonly List<Resource> _taken = [];
        private readonly List<Resource> _toReserve = [];

        public bool Take(string name, int amount)
        {
            if (amount == 0)
            {
                return true;
            }

            var wanted = Scalar.FromWhole(amount);
            var missing = wanted - Amount(name, owner.OwnsPlain);
            if (missing > Amount(name, Owner.IsFree))
            {
                return false;
            }

            _taken.Add(owner.Reserve(Resource.Scalar(name, wanted)));
            if (missing > Scalar.Zero)
            {
                _toReserve.Add(owner.Reserve(Resource.Scalar(name, missing)));
            }

            return true;
        }

        public LaunchPlan Plan(Resource volume) => new(Reservation(), Resources.Of([.. _taken, volume]));

        public LaunchPlan Plan(Func<Resource, Resource> createVolume)
        {
            var volume = createVolume(_taken[^1]);
            return new([.. Reservation(), new Create([volume])], Resources.Of([.. _taken[..^1], volume]));
        }

        private List<Operation> Reservation() => _toReserve.Count > 0 ? [new Reserve(_toReserve)] : [];

        /// <summary>Only the root disk counts: a disk of its own could not be divided.</summary>
        private Scalar Amount(string name, Func<Resource, bool> counts)
        {
            foreach (var resource in offered)
            {
                if (string.Equals(resource.Name, name, StringComparison.Ordinal) && resource.Disk is null && counts(resource))
                {
                    return resource.Value.Scalar;
                }
            }

            return Scalar.Zero;
        }
    }
}
