using ActorMesos.Domain.Time;
using ActorMesos.Kernel.Network;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Tests.Runs;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Tests.Exploration;

/// <summary>A bug that is planted into a run: messages of one kind are lost from some moment on, or a part of the cluster is another.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Kinds">The faults that are drawn to find it.</param>
/// <param name="Seed">A seed from 1 to 500 that finds it.</param>
/// <param name="ByHand">The fewest faults that show it, found by hand.</param>
/// <param name="Loses">The message that is lost; null when the bug is another.</param>
/// <param name="Needs">What must have happened before it shows; null when the message is always lost.</param>
internal sealed record PlantedBug(string Name, string Kinds, int Seed, string[] ByHand, string? Loses = null, Func<History, bool>? Needs = null)
{
    /// <summary>What the world is made of instead; null for what the scenario says.</summary>
    public Func<WorldPlan, WorldPlan>? Replan { get; init; }

    /// <summary>What else is wrong, before the run begins.</summary>
    public Action<World, History>? Install { get; init; }

    /// <summary>The cluster that it is planted into.</summary>
    public Scenario Cluster(params string[] faults) => ScenarioFile.ReadText("planted", $$"""
        scenario {
          name = "planted: {{Name}}"
          duration = 6m
          slaves = [ { count = 4, resources = "cpus:8;mem:16384;disk:65536" } ]
          frameworks = [ {
            name = hdfs, type = hdfs, role = hdfs, principal = hdfs-principal, failover-timeout = 1h
            settings = { name-nodes = 0, data-nodes = 3, cycles = 1, cycle = 4m, disk = 2048 }
          } ]
          explore = { kinds = [{{Kinds}}] }
          faults = [ {{string.Join(", ", faults)}} ]
          expect = { always = [all], eventually = [ { name = slaves-registered, within = 10m }, { name = hdfs-done, within = 10m } ] }
        }
        """, Shipped.Catalog.Names, ScenarioOverrides.None) is { Scenario: { } scenario } ? scenario : throw new InvalidOperationException(Name);

    /// <summary>Plants it.</summary>
    public void Plant(ScenarioRun run)
    {
        var history = new History();
        run.World.Add(history);
        Install?.Invoke(run.World, history);
        if (Loses is not null)
        {
            run.World.Network.Install(new Losing(Loses, () => Needs is null || Needs(history)));
        }
    }

    private sealed class Losing(string kind, Func<bool> isOn) : ILinkRule
    {
        public Verdict Judge(Link link, object message) => message.GetType().Name == kind && isOn() ? Verdict.Drop : Verdict.Pass;
    }
}

/// <summary>What befell a world so far.</summary>
internal sealed class History : IObserver
{
    private readonly HashSet<string> _down = new(StringComparer.Ordinal);

    /// <summary>The slaves that crashed.</summary>
    public SortedSet<string> Slaves { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether a framework's process crashed.</summary>
    public bool HasFrameworkCrashed { get; private set; }

    /// <summary>Whether a leading master crashed.</summary>
    public bool HasLeaderCrashed { get; private set; }

    /// <summary>Whether the power came back once.</summary>
    public bool HasPowerCycled { get; private set; }

    /// <summary>Whether a slave crashed after that.</summary>
    public bool HasSlaveCrashedAfterPower { get; private set; }

    /// <summary>The most slaves that were down at once.</summary>
    public int DownAtOnce { get; private set; }

    /// <summary>The kinds of faults that were imposed.</summary>
    public SortedSet<string> Imposed { get; } = new(StringComparer.Ordinal);

    public void Saw(Instant at, string node, object happened)
    {
        switch (happened)
        {
            case NodeCrashed { Node.Value: ['n', 'o', 'd', 'e', ..] slave }:
                Slaves.Add(slave);
                _down.Add(slave);
                DownAtOnce = Math.Max(DownAtOnce, _down.Count);
                HasSlaveCrashedAfterPower |= HasPowerCycled;
                break;
            case NodeCrashed { Node.Value: "hdfs" }:
                HasFrameworkCrashed = true;
                break;
            case NodeRestarted restarted:
                _down.Remove(restarted.Node.Value);
                break;
            case LeaderCrashed:
                HasLeaderCrashed = true;
                break;
            case PowerReturned:
                HasPowerCycled = true;
                _down.Clear();
                break;
            case FaultSetIn set:
                Imposed.Add(set.Kind);
                break;
        }
    }
}
