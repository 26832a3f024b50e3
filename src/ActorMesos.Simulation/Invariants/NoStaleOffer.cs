using ActorMesos.Domain.Masters;

namespace ActorMesos.Simulation.Invariants;

/// <summary>Nothing that is offered is in use, destroyed, or offered twice.</summary>
public sealed class NoStaleOffer : MasterBookCheck
{
    /// <inheritdoc/>
    protected override string? Check(SlaveRecord slave)
    {
        ArgumentNullException.ThrowIfNull(slave);
        var taken = slave.Used;
        foreach (var offer in slave.Offers)
        {
            taken += offer.Resources;
        }

        // A shared volume may be used and offered as often as there are users; it only must be there.
        var shared = taken.SharedOnes().All(volume => slave.Total.Contains(volume with { ShareCount = 1 }));
        return shared && slave.Total.Contains(taken.NonShared())
            ? null
            : $"slave {slave.Id} has '{slave.Total}', but '{taken}' of it is in use or offered";
    }
}
