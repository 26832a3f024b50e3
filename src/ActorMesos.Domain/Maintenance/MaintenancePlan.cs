using System.Collections.Immutable;

namespace ActorMesos.Domain.Maintenance;

/// <summary>The schedule of maintenance, and which of its machines are down (the registry's <c>schedules</c> and <c>machines</c>).</summary>
/// <param name="Windows">The schedule. A machine stands in one window at most.</param>
/// <param name="Down">The machines that are down; each of them stands in the schedule.</param>
public sealed record MaintenancePlan(ImmutableList<MaintenanceWindow> Windows, ImmutableSortedSet<string> Down)
{
    /// <summary>Nothing is planned.</summary>
    public static MaintenancePlan None { get; } = new([], ImmutableSortedSet.Create<string>(StringComparer.OrdinalIgnoreCase));

    /// <summary>The mode of a machine.</summary>
    public MachineMode ModeOf(string machine) =>
        Down.Contains(machine) ? MachineMode.Down : UnavailabilityOf(machine) is null ? MachineMode.Up : MachineMode.Draining;

    /// <summary>When a machine will not be there; null when nothing is planned.</summary>
    public Unavailability? UnavailabilityOf(string machine) =>
        Windows.Find(window => window.Machines.Contains(machine, StringComparer.OrdinalIgnoreCase))?.Unavailability;

    /// <summary>Another schedule takes the place of this one; what is down stays down.</summary>
    public MaintenancePlan Schedule(IReadOnlyList<MaintenanceWindow> windows) => this with { Windows = [.. windows] };

    /// <summary>Machines go down.</summary>
    public MaintenancePlan Start(IReadOnlyList<string> machines) => this with { Down = Down.Union(machines) };

    /// <summary>Machines are up again, and the schedule is done with them.</summary>
    public MaintenancePlan Stop(IReadOnlyList<string> machines) => new(
        [.. Windows
            .Select(window => window with { Machines = [.. window.Machines.Except(machines, StringComparer.OrdinalIgnoreCase)] })
            .Where(window => window.Machines.Count > 0)],
        Down.Except(machines));
}
