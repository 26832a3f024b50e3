using ActorMesos.Domain.Decisions;

namespace ActorMesos.Domain.Maintenance;

/// <summary>
/// What a schedule of maintenance may say, and when machines may go down and up (Mesos's <c>maintenance::validation</c> and its
/// documentation of maintenance).
/// </summary>
public static class MaintenanceRules
{
    /// <summary>Why the schedule cannot take the place of the plan's; null when it can.</summary>
    public static Refusal? ValidateSchedule(IReadOnlyList<MaintenanceWindow> windows, MaintenancePlan plan)
    {
        ArgumentNullException.ThrowIfNull(windows);
        ArgumentNullException.ThrowIfNull(plan);
        var scheduled = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var window in windows)
        {
            var invalid = Named(window.Machines) ?? Lasting(window.Unavailability);
            if (invalid is not null)
            {
                return invalid;
            }

            if (window.Machines.FirstOrDefault(machine => !scheduled.Add(machine)) is { } twice)
            {
                return Twice(twice);
            }
        }

        return plan.Down.FirstOrDefault(machine => !scheduled.Contains(machine)) is { } down
            ? new Refusal("machine-stays", $"machine '{down}' is down and cannot leave the schedule; bring it up first")
            : null;
    }

    /// <summary>Why the machines cannot go down; null when they can.</summary>
    public static Refusal? ValidateStart(IReadOnlyList<string> machines, MaintenancePlan plan) =>
        ValidateMachines(machines) ?? Planned(machines, plan, MachineMode.Draining, "machine-draining", "only one that is draining goes down");

    /// <summary>Why the machines cannot come up; null when they can.</summary>
    public static Refusal? ValidateStop(IReadOnlyList<string> machines, MaintenancePlan plan) =>
        ValidateMachines(machines) ?? Planned(machines, plan, MachineMode.Down, "machine-down", "only one that is down comes up");

    private static Refusal? ValidateMachines(IReadOnlyList<string> machines)
    {
        ArgumentNullException.ThrowIfNull(machines);
        return Named(machines) ?? (machines.GroupBy(machine => machine, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? Twice(twice.Key)
            : null);
    }

    private static Refusal? Named(IReadOnlyList<string> machines) =>
        machines.Count == 0 ? new Refusal("machines-named", "no machine is named; name at least one")
        : machines.Any(string.IsNullOrEmpty) ? new Refusal("machine-hostname", "a machine has no hostname; give it the one of its slave")
        : null;

    private static Refusal? Lasting(Unavailability unavailability) => unavailability.Duration < TimeSpan.Zero
        ? new Refusal("unavailability-duration", $"the duration {unavailability.Duration:c} is negative; it must be 0 at least, or be left out")
        : null;

    private static Refusal? Planned(IReadOnlyList<string> machines, MaintenancePlan plan, MachineMode mode, string rule, string right)
    {
        foreach (var machine in machines)
        {
            if (plan.UnavailabilityOf(machine) is null)
            {
                return new Refusal("machine-scheduled", $"machine '{machine}' is not part of the schedule of maintenance; schedule it first");
            }

            if (plan.ModeOf(machine) is var actual && actual != mode)
            {
                return new Refusal(rule, $"machine '{machine}' is {(actual is MachineMode.Down ? "down" : "draining")}; {right}");
            }
        }

        return null;
    }

    private static Refusal Twice(string machine) => new("machine-once", $"machine '{machine}' appears more than once; name it once");
}
