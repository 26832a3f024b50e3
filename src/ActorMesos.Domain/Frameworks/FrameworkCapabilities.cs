namespace ActorMesos.Domain.Frameworks;

/// <summary>What a framework understands of what came after its release (<c>FrameworkInfo.Capability</c>).</summary>
[Flags]
public enum FrameworkCapabilities
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Resources that the slave may take back at any time (since 0.23).</summary>
    RevocableResources = 1,

    /// <summary>Slaves with gpus (since 1.0).</summary>
    GpuResources = 2,

    /// <summary>Volumes that several tasks use at once (since 1.1).</summary>
    SharedResources = 4,

    /// <summary>Several roles, and offers that say for which they are (since 1.3).</summary>
    MultiRole = 8,

    /// <summary>Reservations upon reservations (since 1.4).</summary>
    ReservationRefinement = 16,

    /// <summary>TASK_KILLING (since 0.28).</summary>
    TaskKillingState = 32,

    /// <summary>States that tell a task that may still run from one that is over, and slaves that come back (since 1.1).</summary>
    PartitionAware = 64,
}
