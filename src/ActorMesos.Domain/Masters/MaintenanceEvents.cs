using ActorMesos.Domain.Maintenance;

namespace ActorMesos.Domain.Masters;

/// <summary>Something of the plan of maintenance changed (since 0.25).</summary>
public abstract record MaintenanceEvent : RegistryEvent
{
    /// <summary>The plan after it.</summary>
    internal abstract MaintenancePlan Change(MaintenancePlan plan);
}

/// <summary>An operator set the whole schedule.</summary>
/// <param name="Windows">The schedule.</param>
public sealed record MaintenanceScheduled(IReadOnlyList<MaintenanceWindow> Windows) : MaintenanceEvent
{
    internal override MaintenancePlan Change(MaintenancePlan plan) => plan.Schedule(Windows);
}

/// <summary>An operator brought machines down.</summary>
/// <param name="Machines">Their hostnames.</param>
public sealed record MaintenanceStarted(IReadOnlyList<string> Machines) : MaintenanceEvent
{
    internal override MaintenancePlan Change(MaintenancePlan plan) => plan.Start(Machines);
}

/// <summary>An operator brought machines up.</summary>
/// <param name="Machines">Their hostnames.</param>
public sealed record MaintenanceStopped(IReadOnlyList<string> Machines) : MaintenanceEvent
{
    internal override MaintenancePlan Change(MaintenancePlan plan) => plan.Stop(Machines);
}
