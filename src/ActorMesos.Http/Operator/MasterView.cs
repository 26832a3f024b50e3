using System.Globalization;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Time;
using ActorMesos.Domain.Wire.Schedulers;
using ActorMesos.Http.Serving;
using ActorMesos.Simulation.Serving;

namespace ActorMesos.Http.Operator;

/// <summary>The master as endpoints show it, between two steps of its run.</summary>
/// <param name="Master">Its books.</param>
/// <param name="Run">The run.</param>
/// <param name="Cluster">Where it and its slaves say that they are.</param>
/// <param name="Query">What was asked for in particular.</param>
public sealed record MasterView(Master Master, ServedRun Run, Cluster Cluster, IReadOnlyDictionary<string, string> Query)
{
    /// <summary>When this is.</summary>
    public Instant Now { get; } = new(Run.Now.Ticks);

    /// <summary>What happened when.</summary>
    public Chronicle Chronicle => Run.Chronicle;

    /// <summary>The slaves on the books, in the order of their ids.</summary>
    public IEnumerable<SlaveRecord> Slaves() => Master.Slaves.Values.OrderBy(slave => slave.Id.Value, StringComparer.Ordinal);

    /// <summary>The frameworks on the books, in the order of their ids.</summary>
    public IEnumerable<FrameworkRecord> Frameworks() => Master.Frameworks.Values.OrderBy(framework => framework.Id.Value, StringComparer.Ordinal);

    /// <summary>Where a slave says that it is.</summary>
    public SlavePlace PlaceOf(SlaveRecord slave) =>
        Cluster.Slaves.TryGetValue(slave.Info.Hostname, out var place) ? place : new SlavePlace(slave.Info, "127.0.0.1");

    /// <summary>Whether an operator wants nothing of a slave offered.</summary>
    public bool IsInactive(SlaveId slave) => Master.InactiveSlaves.ContainsKey(slave);

    /// <summary>Whether one thing is asked for, and this is not it.</summary>
    public bool Excludes(string name, string id) => Query.TryGetValue(name, out var wanted) && wanted.Length > 0 && !string.Equals(wanted, id, StringComparison.Ordinal);

    /// <summary>A number that is asked for; the default where it is none.</summary>
    public int Number(string name, int otherwise) =>
        Query.TryGetValue(name, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    /// <summary>All tasks of a framework that are not over, with those out of sight.</summary>
    public static IEnumerable<TaskRecord> TasksOf(FrameworkRecord framework)
    {
        ArgumentNullException.ThrowIfNull(framework);
        return framework.PresentTasks.Concat(framework.UnreachableTasks);
    }

    /// <summary>The names of what a framework understands.</summary>
    public static IEnumerable<string> CapabilitiesOf(FrameworkInfo framework) =>
        CapabilityNames.All.Where(known => framework.Can(known.Capability)).Select(known => known.Name);
}
