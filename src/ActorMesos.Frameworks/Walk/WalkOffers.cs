using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Frameworks.Offering;

namespace ActorMesos.Frameworks.Walk;

/// <summary>Which step an offer asks for.</summary>
internal static class WalkOffers
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    public static void Answer(Turn<WalkPolicy> turn, Offer offer)
    {
        var walk = turn.Policy;
        if (walk.IsDone)
        {
            turn.Declines(offer, Filters.Longest);
            return;
        }

        if (offer.Id == walk.Last?.OfferId)
        {
            // The network brought the message twice; the offer is used up.
            return;
        }

        var owner = Owner.Of(walk.Framework);
        if (offer.Resources.FirstOrDefault(disk => owner.OwnsVolume(disk, walk.Settings.VolumeId)) is { } volume)
        {
            Take(turn, offer, WalkStep.Destroy, new Destroy([volume]));
        }
        else if (IsElsewhere(turn, offer))
        {
            turn.Declines(offer);
        }
        else if (offer.Resources.FirstOrDefault(disk => IsDisk(disk) && owner.OwnsPlain(disk)) is { } reserved)
        {
            GoOnFrom(turn, offer, reserved);
        }
        else if (offer.Resources.Where(disk => IsDisk(disk) && Owner.IsFree(disk)).ToList() is { Count: > 0 } free && MayReserve(turn))
        {
            Take(turn, offer, WalkStep.Reserve, new Reserve([.. free.Select(owner.Reserve)]));
        }
        else
        {
            turn.Declines(offer);
        }
    }

    private static void GoOnFrom(Turn<WalkPolicy> turn, Offer offer, Resource reserved)
    {
        var walk = turn.Policy;
        if (walk.Last?.Step == WalkStep.Destroy)
        {
            turn.Happens(new WalkEnded(offer.Hostname));
            turn.Declines(offer, Filters.Longest);
            return;
        }

        // The documentation's CREATE names no creator. Since 1.0 that is refused (MESOS-5005), so one that had no effect names it.
        var creator = walk.Last?.Step == WalkStep.Create ? walk.Framework.Principal : null;
        var volume = reserved.WithVolume(walk.Settings.VolumeId, walk.Settings.ContainerPath, VolumeMode.ReadWrite, creator);
        Take(turn, offer, WalkStep.Create, new Create([volume]));
    }

    private static void Take(Turn<WalkPolicy> turn, Offer offer, string step, Operation operation)
    {
        turn.Happens(new WalkStepTaken(step, offer.Hostname, offer.Id, turn.Now));
        var id = turn.Policy.Settings.NamesOperations ? new OperationId($"{step}-{offer.Id}") : (OperationId?)null;
        turn.Accepts(offer, Filters.None, operation with { Id = id });
    }

    /// <summary>The walk stays on one host, unless it has waited in vain for the disk that it wanted to reserve there.</summary>
    private static bool IsElsewhere(Turn<WalkPolicy> turn, Offer offer) =>
        turn.Policy.Last is { } last
        && !string.Equals(last.Hostname, offer.Hostname, StringComparison.Ordinal)
        && (last.Step != WalkStep.Reserve || turn.Now - last.At < Grace);

    /// <summary>After CREATE the reserved disk may be in another offer; if it never comes back, the reservation is gone.</summary>
    private static bool MayReserve(Turn<WalkPolicy> turn) => turn.Policy.Last switch
    {
        null or { Step: WalkStep.Reserve } => true,
        { Step: WalkStep.Create } created => turn.Now - created.At >= Grace,
        _ => false,
    };

    private static bool IsDisk(Resource resource) => string.Equals(resource.Name, "disk", StringComparison.Ordinal);
}
