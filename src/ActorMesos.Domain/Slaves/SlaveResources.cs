namespace ActorMesos.Domain.Slaves;

using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Resources;

/// <summary>How a slave's reservations and volumes lie over what it is configured with (Mesos's <c>applyCheckpointedResources</c>).</summary>
public static class SlaveResources
{
    /// <summary>
    /// All resources of a slave: the configured ones with each checkpointed one in the place of what it was made of. Refuses a
    /// checkpoint that does not fit the configuration: such a slave must not start.
    /// </summary>
    public static Result<Resources> Total(Resources configured, Resources checkpointed)
    {
        ArgumentNullException.ThrowIfNull(configured);
        ArgumentNullException.ThrowIfNull(checkpointed);
        var total = configured;
        foreach (var resource in checkpointed)
        {
            if (!resource.NeedsCheckpointing)
            {
                return new Refusal(
                    "checkpoint-reserved-or-volume",
                    $"the slave's disk holds {resource}, which is neither dynamically reserved nor a volume; only those are kept there");
            }

            var origin = resource.WithoutVolume();
            while (origin.IsDynamicallyReserved)
            {
                origin = origin.PopReservation();
            }

            if (!total.Contains(origin))
            {
                return new Refusal(
                    "checkpoint-fits-resources",
                    $"the slave's disk holds {resource}, which was made of {origin}, but the slave is configured with '{configured}'; give it back what it had");
            }

            total = total - origin + resource;
        }

        return total;
    }
}
