using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Simulation.Exploration;

/// <summary>One run of an exploration, before it has happened.</summary>
/// <param name="Number">Its number among the cases: the seed, or the number of the place at which something crashes.</param>
/// <param name="Says">What it is, in a few words.</param>
/// <param name="Scenario">What is run.</param>
public sealed record ExploreCase(long Number, string Says, Scenario Scenario);

/// <summary>The runs of an exploration.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Case">Makes the case of an index from 0. Called from several threads.</param>
public sealed record ExplorePlan(int Count, Func<int, ExploreCase> Case)
{
    /// <summary>A run for each of some seeds, in their order.</summary>
    public static ExplorePlan OfSeeds(Scenario scenario, IReadOnlyList<long> seeds)
    {
        // Whether a mixture passes a marker is chance: it is the exploration as a whole that must.
        var unmarked = scenario with { Expect = scenario.Expect with { Reached = [] } };
        return new(seeds.Count, index => new ExploreCase(seeds[index], $"seed {seeds[index]}", ScenarioDraw.Of(unmarked, seeds[index])));
    }
}

/// <summary>A case that failed.</summary>
/// <param name="Number">The number of the case.</param>
/// <param name="Index">Its index in the plan.</param>
/// <param name="Failure">How.</param>
/// <param name="Group">The group of its failure.</param>
public sealed record FailedCase(long Number, int Index, RunFailure Failure, FailureGroup Group);
