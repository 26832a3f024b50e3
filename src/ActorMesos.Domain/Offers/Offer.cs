namespace ActorMesos.Domain.Offers;

using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Maintenance;
using ActorMesos.Domain.Resources;

/// <summary>Resources of one slave, put before one framework (<c>Offer</c>).</summary>
/// <param name="Id">The id that an ACCEPT or a DECLINE names.</param>
/// <param name="FrameworkId">The framework that it is made to.</param>
/// <param name="SlaveId">The slave that the resources are on.</param>
/// <param name="Hostname">The slave's hostname.</param>
/// <param name="Resources">What is offered.</param>
/// <param name="AllocationRole">
/// The role that it is made for (<c>allocation_info</c>); null to a framework without MULTI_ROLE, which has but one.
/// </param>
public sealed record Offer(
    OfferId Id, FrameworkId FrameworkId, SlaveId SlaveId, string Hostname, Resources Resources, string? AllocationRole = null)
{
    /// <summary>What the slave says of itself besides, in the form of its flag <c>--attributes</c>; null for nothing.</summary>
    public string? Attributes { get; init; }

    /// <summary>The framework's executors that run on the slave (<c>executor_ids</c>); null for none.</summary>
    public IReadOnlyList<ExecutorId>? ExecutorIds { get; init; }

    /// <summary>When the slave will not be there (since 0.25); null when nothing is planned.</summary>
    public Unavailability? Unavailability { get; init; }
}
