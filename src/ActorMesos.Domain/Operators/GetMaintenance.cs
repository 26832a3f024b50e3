namespace ActorMesos.Domain.Operators;

/// <summary>An operator looks at the schedule of maintenance (<c>/maintenance/schedule</c>, since 0.25).</summary>
public sealed record GetMaintenanceSchedule : OperatorCall;

/// <summary>An operator looks at how far maintenance is, and what frameworks answered (<c>/maintenance/status</c>, since 0.25).</summary>
public sealed record GetMaintenanceStatus : OperatorCall;
