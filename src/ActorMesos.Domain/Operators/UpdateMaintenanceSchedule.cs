using ActorMesos.Domain.Maintenance;

namespace ActorMesos.Domain.Operators;

/// <summary>An operator sets the whole schedule of maintenance (<c>/maintenance/schedule</c>, since 0.25).</summary>
/// <param name="Windows">The schedule; machines that it does not name are up.</param>
public sealed record UpdateMaintenanceSchedule(IReadOnlyList<MaintenanceWindow> Windows) : OperatorCall;
