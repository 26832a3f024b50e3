using ActorMesos.Simulation.Exploration;
using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Simulation.Shrinking;

/// <summary>How far a failing run was shrunk.</summary>
public sealed record ShrinkReport
{
    /// <summary>What failed, before and after.</summary>
    public required FailureGroup Group { get; init; }

    /// <summary>The scenario as it was, with every fault that happened written out.</summary>
    public required Scenario Before { get; init; }

    /// <summary>The smallest scenario found that fails the same way.</summary>
    public required Scenario After { get; init; }

    /// <summary>How many different scenarios were run for it, the first among them.</summary>
    public required int Runs { get; init; }

    /// <summary>Whether each fault and each operator's call of what is left was taken away once, alone, and nothing failed the same way without it.</summary>
    public required bool IsMinimal { get; init; }

    /// <summary>The faults and operators' calls of a scenario, counted.</summary>
    public static int Count(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return scenario.Faults.Count + scenario.Operator.Count;
    }
}
