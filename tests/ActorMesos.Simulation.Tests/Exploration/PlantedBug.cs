using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Tests.Runs;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Tests.Exploration;

/// <summary>A bug that is planted into the runs of a cluster.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Cluster">The cluster that it is planted into.</param>
/// <param name="Kinds">The faults that are drawn to find it.</param>
/// <param name="Seed">A seed from 1 to 500 that finds it.</param>
/// <param name="ByHand">The fewest faults that show it, found by hand.</param>
internal sealed record PlantedBug(string Name, string Cluster, string Kinds, int Seed, params string[] ByHand)
{
    /// <summary>What the world is made of instead: other constants, rules or policies.</summary>
    public Func<WorldPlan, WorldPlan>? Replan { get; init; }

    /// <summary>What becomes of messages and writes instead.</summary>
    public Action<World, History>? Install { get; init; }

    /// <summary>The fewest faults and operator's calls that show it.</summary>
    public int Fewest => ByHand.Length + Scenario().Operator.Count;

    /// <summary>The cluster, with some faults.</summary>
    public Scenario Scenario(params IEnumerable<string> faults)
    {
        var text = $"scenario {{ name = \"planted\", explore = {{ kinds = [{Kinds}] }}, faults = [{string.Join(", ", faults)}]\n{Cluster}\n}}";
        var reading = ScenarioFile.ReadText("planted", text, Shipped.Catalog.Names, ScenarioOverrides.None);
        return reading.Scenario ?? throw new InvalidOperationException($"{Name}: {reading}");
    }

    /// <summary>Plants it.</summary>
    public void Plant(ScenarioRun run)
    {
        var history = new History();
        run.World.Add(history);
        Install?.Invoke(run.World, history);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
