using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Slaves;

namespace ActorMesos.Simulation.Invariants;

/// <summary>On each slave the total never changes, and reservations and volumes change only by operations.</summary>
public sealed class ResourcesConserved : MasterBookCheck
{
    /// <inheritdoc/>
    protected override string? Check(SlaveRecord slave)
    {
        ArgumentNullException.ThrowIfNull(slave);
        var expected = SlaveResources.Total(slave.Info.Resources, slave.Total.Checkpointed());
        return expected.IsRefused || !expected.Value.Equals(slave.Total)
            ? $"the master holds '{slave.Total}' for slave {slave.Id}, which is configured with '{slave.Info.Resources}': something was made or lost"
            : null;
    }
}
