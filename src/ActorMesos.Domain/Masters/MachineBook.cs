using ActorMesos.Domain.Maintenance;

namespace ActorMesos.Domain.Masters;

/// <summary>What is planned of machines, to be found by hostname for every offer that is made.</summary>
internal sealed class MachineBook
{
    private readonly Dictionary<string, Unavailability> _planned = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The plan, as the registry holds it.</summary>
    public MaintenancePlan Plan { get; private set; } = MaintenancePlan.None;

    /// <summary>Whether nothing is planned.</summary>
    public bool IsIdle => _planned.Count == 0;

    public void Set(MaintenancePlan plan)
    {
        Plan = plan;
        _planned.Clear();
        foreach (var window in plan.Windows)
        {
            foreach (var machine in window.Machines)
            {
                _planned[machine] = window.Unavailability;
            }
        }
    }

    /// <summary>When the machine will not be there; null when nothing is planned.</summary>
    public Unavailability? UnavailabilityOf(string hostname) => _planned.GetValueOrDefault(hostname);

    public bool IsDown(string hostname) => Plan.Down.Contains(hostname);
}
