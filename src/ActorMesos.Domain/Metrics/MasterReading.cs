using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Metrics;

/// <summary>
/// Reads a master's metrics. Left out are those that have no counterpart: the times that computations and the registrar's storage take,
/// queues of events, HTTP, and the load of the machine.
/// </summary>
internal static class MasterReading
{
    private static readonly string[] Scalars = ["cpus", "mem", "disk", "gpus"];

    public static MetricsSnapshot Of(MasterBooks books, Instant elected, Instant now)
    {
        var semantics = books.Settings.Semantics;
        var names = new MetricNames(semantics);
        var snapshot = new MetricsSnapshot();
        snapshot.Add("master/elected", 1);
        snapshot.Add("master/uptime_secs", (now - elected).TotalSeconds);
        snapshot.Add("master/outstanding_offers", books.Offers.Count);
        books.Metrics.Write(snapshot, names);
        Slaves(books, snapshot);
        Frameworks(books, snapshot, names);
        Resources(books, snapshot);
        if (semantics.MetricsAreDetailed)
        {
            books.Allocator.Write(snapshot);
            foreach (var framework in books.Frameworks.Values)
            {
                Framework(framework, snapshot, names);
                foreach (var (role, isSuppressed) in books.Allocator.RolesOf(framework.Id))
                {
                    snapshot.Add($"{PrefixOf(framework)}/roles/{role}/suppressed", isSuppressed ? 1 : 0);
                }
            }
        }

        return snapshot;
    }

    private static void Slaves(MasterBooks books, MetricsSnapshot snapshot)
    {
        var connected = books.Slaves.Values.Count(slave => slave.IsConnected);
        snapshot.Add("master/slaves_connected", connected);
        snapshot.Add("master/slaves_disconnected", books.Slaves.Count - connected);
        if (books.Settings.Semantics.RemovedSlavesReturn)
        {
            snapshot.Add("master/slaves_unreachable", books.Unreachable.Count);
        }

        var active = books.Slaves.Values.Count(slave => slave.IsConnected && !books.Inactive.ContainsKey(slave.Id));
        snapshot.Add("master/slaves_active", active);
        snapshot.Add("master/slaves_inactive", books.Slaves.Count - active);
    }

    private static void Frameworks(MasterBooks books, MetricsSnapshot snapshot, MetricNames names)
    {
        var connected = books.Frameworks.Values.Count(framework => framework.IsConnected);
        var active = books.Frameworks.Values.Count(framework => framework.IsActive);
        snapshot.Add("master/frameworks_connected", connected);
        snapshot.Add("master/frameworks_disconnected", books.Frameworks.Count - connected);
        snapshot.Add("master/frameworks_active", active);
        snapshot.Add("master/frameworks_inactive", books.Frameworks.Count - active);
        var states = States(books.Slaves.Values.SelectMany(slave => slave.Tasks));
        states.Add(TaskState.Unreachable, books.Frameworks.Values.Sum(framework => Unreachable(framework)));
        foreach (var state in names.ActiveStates)
        {
            snapshot.Add($"master/tasks_{TaskGauges.Word(state)}", states[state]);
        }
    }

    private static void Framework(FrameworkRecord framework, MetricsSnapshot snapshot, MetricNames names)
    {
        var prefix = PrefixOf(framework);
        snapshot.Add($"{prefix}/subscribed", framework.IsActive ? 1 : 0);
        framework.Metrics!.Write(prefix, snapshot);
        var states = States(framework.Tasks.Values);
        states.Add(TaskState.Unreachable, Unreachable(framework));
        foreach (var state in names.ActiveStates)
        {
            snapshot.Add($"{prefix}/tasks/active/{state.WireName().ToLowerInvariant()}", states[state]);
        }
    }

    /// <summary>Those that were lost for frameworks that know no other word are none.</summary>
    private static int Unreachable(FrameworkRecord framework) => framework.UnreachableTasks.Count(task => task.State == TaskState.Unreachable);

    private static string PrefixOf(FrameworkRecord framework) => $"master/frameworks/{Uri.EscapeDataString(framework.Info.Name)}/{framework.Id}";

    private static Tally<TaskState> States(IEnumerable<TaskRecord> tasks)
    {
        var states = new Tally<TaskState>();
        foreach (var task in tasks)
        {
            states.Add(task.State);
        }

        return states;
    }

    private static void Resources(MasterBooks books, MetricsSnapshot snapshot)
    {
        var total = new Tally<(string Name, bool Revocable)>();
        var used = new Tally<(string Name, bool Revocable)>();
        foreach (var slave in books.Slaves.Values)
        {
            Add(total, slave.Total);
            Add(used, slave.Used);
        }

        foreach (var name in Scalars)
        {
            foreach (var revocable in (bool[])[false, true])
            {
                var (all, some) = (total[(name, revocable)], used[(name, revocable)]);
                var prefix = $"master/{name}_{(revocable ? "revocable_" : "")}";
                snapshot.Add($"{prefix}total", all / 1000.0);
                snapshot.Add($"{prefix}used", some / 1000.0);
                snapshot.Add($"{prefix}percent", all == 0 ? 0 : (double)some / all);
            }
        }
    }

    private static void Add(Tally<(string Name, bool Revocable)> sums, Resources.Resources resources)
    {
        foreach (var resource in resources)
        {
            if (resource.Value.Type == ResourceType.Scalar)
            {
                sums.Add((resource.Name, resource.Revocable), resource.Value.Scalar.Thousandths);
            }
        }
    }
}
