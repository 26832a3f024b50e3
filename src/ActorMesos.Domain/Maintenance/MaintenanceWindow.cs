namespace ActorMesos.Domain.Maintenance;

/// <summary>Machines that are maintained together, and when (<c>maintenance.Window</c>).</summary>
/// <param name="Machines">Their hostnames, as slaves name them; upper and lower case are the same.</param>
/// <param name="Unavailability">When they will not be there.</param>
public sealed record MaintenanceWindow(IReadOnlyList<string> Machines, Unavailability Unavailability);
