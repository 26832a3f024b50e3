using ActorMesos.Domain.Frameworks;

namespace ActorMesos.Domain.Wire.Schedulers;

/// <summary>What frameworks understand, by the names on the wire (<c>FrameworkInfo.Capability.Type</c>).</summary>
public static class CapabilityNames
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<(string Name, FrameworkCapabilities Capability)> All { get; } =
    [
        ("REVOCABLE_RESOURCES", FrameworkCapabilities.RevocableResources),
        ("TASK_KILLING_STATE", FrameworkCapabilities.TaskKillingState),
        ("GPU_RESOURCES", FrameworkCapabilities.GpuResources),
        ("SHARED_RESOURCES", FrameworkCapabilities.SharedResources),
        ("PARTITION_AWARE", FrameworkCapabilities.PartitionAware),
        ("MULTI_ROLE", FrameworkCapabilities.MultiRole),
        ("RESERVATION_REFINEMENT", FrameworkCapabilities.ReservationRefinement),
    ];
}
