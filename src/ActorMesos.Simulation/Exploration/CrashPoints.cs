using ActorMesos.Actors.Frameworks;
using ActorMesos.Actors.Masters;
using ActorMesos.Actors.Slaves;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Leadership;
using ActorMesos.Domain.Randomness;
using ActorMesos.Kernel.Network;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Scenarios.Faults;

namespace ActorMesos.Simulation.Exploration;

/// <summary>
/// Every place of a run at which a process can crash and it makes a difference: after each message, sender and receiver; after each write, when it
/// is on the disk and not yet acknowledged, and once it is acknowledged, the node whose disk it is.
/// </summary>
public sealed class CrashPoints
{
    private readonly Scenario _scenario;
    private readonly List<(string Says, ScheduledFault Fault)> _points = [];
    private readonly Dictionary<string, int> _writes = new(StringComparer.Ordinal);
    private readonly HashSet<NodeName> _nodes;
    private readonly Dictionary<string, NodeName> _owners;
    private int _messages;

    private CrashPoints(Scenario scenario)
    {
        _scenario = scenario;
        NodeName[] masters = [.. new LeadershipSettings { Masters = scenario.Master.Count }.Nodes];
        NodeName[] slaves = [.. scenario.SlaveNodes().Select(slave => slave.Name)];
        NodeName[] frameworks = [.. scenario.Frameworks.Select(framework => framework.Name)];
        _nodes = [.. slaves, .. frameworks, .. masters];
        _owners = slaves.ToDictionary(node => SlaveActor.IdOf(node.Value), node => node, StringComparer.Ordinal);
        foreach (var framework in frameworks)
        {
            _owners[FrameworkActor.IdOf(framework.Value)] = framework;
        }

        // Of several masters the one that leads writes; a trigger on any of them stands for it.
        _owners[RegistrarActor.Id] = masters[0];
    }

    /// <summary>Messages that arrived.</summary>
    public int Messages => _messages;

    /// <summary>Writes that reached a disk.</summary>
    public int Writes => _writes.Values.Sum();

    /// <summary>What the run without any of these crashes came to.</summary>
    public RunOutcome Peace { get; private set; } = RunOutcome.Of(null);

    /// <summary>How many crashes there are to try.</summary>
    public int Count => _points.Count;

    /// <summary>Runs a scenario once and finds its places.</summary>
    public static CrashPoints Of(Scenario scenario, SimulationCatalog catalog, Action<ScenarioRun>? prepare, CancellationToken cancelled)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var unmarked = scenario with { Expect = scenario.Expect with { Reached = [] } };
        var found = new CrashPoints(unmarked);
        found.Peace = new MemoryRunner(catalog, run =>
        {
            prepare?.Invoke(run);
            var world = run.World;
            world.Network.Halting = (link, _) => found.Arrived(link, world.Now);
            world.Disk.Halting = (id, _) => found.Written(id, world.Now);
        }).Run(unmarked, cancelled);
        return found;
    }

    /// <summary>A run for each of them.</summary>
    public ExplorePlan Plan() => new(_points.Count, index => new ExploreCase(
        index + 1, _points[index].Says, _scenario with { Faults = [.. _scenario.Faults, _points[index].Fault] }));

    private bool Arrived(Link link, TimeSpan now)
    {
        if (now < _scenario.Duration)
        {
            _messages++;
            var trigger = new Trigger(new LinkPattern(null, null, null), TriggerMoment.After, null, _messages);
            foreach (var node in new[] { new NodeName(link.To.Name), new NodeName(link.From.Name) }.Distinct().Where(_nodes.Contains))
            {
                _points.Add(($"{node} crashes after message {_messages}, from {link.From} to {link.To}", new(TimeSpan.Zero, Crash(node)) { When = trigger }));
            }
        }

        return false;
    }

    private bool Written(string id, TimeSpan now)
    {
        if (now < _scenario.Duration && _owners.TryGetValue(id, out var node))
        {
            var write = _writes[id] = _writes.GetValueOrDefault(id) + 1;
            Fault fault = id == RegistrarActor.Id ? new MasterFailoverFault { For = For } : Crash(node);
            _points.Add(($"{node} crashes after its write {write}, before the acknowledgement", new(TimeSpan.Zero, fault)
            {
                When = new Trigger(null, TriggerMoment.After, node, write),
            }));
            _points.Add(($"{node} crashes after the acknowledgement of its write {write}", new(now, fault)));
        }

        return false;
    }

    private ConstantDuration For => new(_scenario.Explore.CrashPointFor);

    private CrashFault Crash(NodeName node) => new CrashFault(Victims.Of(node)) { For = For };
}
