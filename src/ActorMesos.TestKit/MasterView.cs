using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Time;

namespace ActorMesos.TestKit;

/// <summary>The books of the master that leads, at one instant.</summary>
public sealed class MasterView
{
    private readonly Master? _master;
    private readonly Instant _now;

    internal MasterView(Master? master, Instant now) => (_master, _now) = (master, now);

    /// <summary>Whether any master leads and has read its registry.</summary>
    public bool Leads => _master is not null;

    /// <summary>Its slaves, by their hostnames.</summary>
    public IReadOnlyList<SlaveRecord> Slaves => [.. (_master?.Slaves.Values ?? []).OrderBy(slave => slave.Info.Hostname, StringComparer.Ordinal)];

    /// <summary>Its frameworks, by their names.</summary>
    public IReadOnlyList<FrameworkRecord> Frameworks =>
        [.. (_master?.Frameworks.Values ?? []).OrderBy(framework => framework.Info.Name, StringComparer.Ordinal)];

    /// <summary>The tasks on its slaves that are not over, or whose end is not acknowledged.</summary>
    public IReadOnlyList<TaskRecord> Tasks => [.. Slaves.SelectMany(slave => slave.Tasks)];

    /// <summary>The offers that stand.</summary>
    public IReadOnlyList<Offer> Offers => [.. Slaves.SelectMany(slave => slave.Offers)];

    /// <summary>The slave of that hostname; null where the master does not know it.</summary>
    public SlaveRecord? Slave(string hostname) => Slaves.FirstOrDefault(slave => slave.Info.Hostname == hostname);

    /// <summary>The framework of that name; null where the master does not know it.</summary>
    public FrameworkRecord? Framework(string name) => Frameworks.FirstOrDefault(framework => framework.Info.Name == name);

    /// <summary>A metric under Mesos's name, such as <c>master/tasks_running</c>; null where there is none of that name.</summary>
    public double? Metric(string name) => _master?.Metrics(_now).Values.Where(entry => entry.Key == name).Select(entry => (double?)entry.Value).FirstOrDefault();
}
