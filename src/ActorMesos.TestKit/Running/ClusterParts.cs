using System.Collections.Immutable;
using ActorMesos.Kernel.Network;
using ActorMesos.Simulation;
using ActorMesos.Simulation.Exploration;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.TestKit.Own;
using Akka.TestKit;

namespace ActorMesos.TestKit.Running;

/// <summary>What a cluster is made of, before it starts.</summary>
internal sealed record ClusterParts
{
    public required string Name { get; init; }

    public required Scenario Scenario { get; init; }

    public required SimulationCatalog Catalog { get; init; }

    /// <summary>Settings as the command line writes them, which the scenario is yet to be read with.</summary>
    public ImmutableList<string> Settings { get; init; } = [];

    /// <summary>Faults as a scenario writes them, which are yet to be read.</summary>
    public ImmutableList<string> Faults { get; init; } = [];

    public bool DrawsFaults { get; init; }

    /// <summary>Whether the test kit itself has added faults, so that whoever repeats the run must write them down.</summary>
    public bool ShowsFaults { get; init; }

    public bool HasMaster { get; init; } = true;

    public ImmutableList<OwnInvariantKind> Invariants { get; init; } = [];

    public ImmutableList<Func<ILinkRule>> Filters { get; init; } = [];

    public ITestKitAssertions Assertions { get; init; } = new Probes.ProbeAssertions();

    public string RecordingFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "recordings");

    public bool IsRecorded { get; init; } = true;

    /// <summary>The same with all that was given as text read; what is not right is said at once.</summary>
    public ClusterParts Resolve()
    {
        var typed = Scenario.Faults;
        var text = ScenarioText.Print(Scenario with { Faults = [] });
        if (Faults.Count > 0)
        {
            text = text.Replace("\n  faults = []\n", $"\n  faults = [\n{string.Join(",\n", Faults)}\n  ]\n", StringComparison.Ordinal);
        }

        var reading = ScenarioFile.ReadText("the cluster", text, Catalog.Names, new ScenarioOverrides(null, null, [.. Settings]));
        if (reading.Scenario is not { } scenario)
        {
            throw new BadUseException($"the cluster cannot be as it is built:\n{reading}");
        }

        return this with { Scenario = scenario with { Faults = [.. typed, .. scenario.Faults] }, Settings = [], Faults = [] };
    }

    /// <summary>The same, read already, for one seed.</summary>
    public ClusterParts Of(long seed) => this with
    {
        Scenario = DrawsFaults ? ScenarioDraw.Of(Scenario, seed) : Scenario with { Seed = seed },
    };
}
