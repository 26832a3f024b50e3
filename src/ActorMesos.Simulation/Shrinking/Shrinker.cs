using ActorMesos.Simulation.Exploration;
using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Simulation.Shrinking;

/// <summary>
/// Shrinks a failing run to the little that matters: first the faults and operators' calls, then their durations and times, then the slaves,
/// frameworks and the duration, until nothing gets smaller. What comes of it does not depend on how many runs go on at once.
/// </summary>
/// <param name="runner">Runs what is tried.</param>
/// <param name="catalog">What scenarios name.</param>
/// <param name="jobs">How many runs go on at once, from 1.</param>
public sealed class Shrinker(IScenarioRunner runner, SimulationCatalog catalog, int jobs)
{
    private const int RoundsMost = 8;

    /// <summary>Called after each group of runs.</summary>
    public Action<ShrinkProgress>? Progress { get; init; }

    /// <summary>Whether the slaves, the frameworks and the duration stay as they are, where somebody else depends on them.</summary>
    public bool KeepsCluster { get; init; }

    /// <summary>Shrinks the scenario of a failing run; null when it does not fail in this way.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="group">How it fails; null means: in whatever way it does.</param>
    /// <param name="cancelled">Whether the user has ended it: what was found by then is the result, and is not called minimal.</param>
    public ShrinkReport? Shrink(Scenario scenario, FailureGroup? group, CancellationToken cancelled)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var outcome = runner.RunSafely(scenario, cancelled);
        if (outcome.Failure is not { } failure || (group is not null && FailureGroup.Of(failure) != group))
        {
            return null;
        }

        var wanted = FailureGroup.Of(failure);
        var left = ShrinkReport.Count(scenario);
        var trials = new ShrinkTrials(runner, catalog, wanted, jobs, cancelled) { Progress = (runs, stepLeft) => Progress?.Invoke(new(runs, left, stepLeft)) };

        // What recurs or is drawn becomes what happened; if that is not the same failure, it stays as it is written.
        var written = scenario with { Faults = [.. outcome.Faults.OrderBy(fault => fault.At)] };
        var before = outcome.Faults.Count > 0 && trials.Fails(written) ? written : scenario;
        var after = before;
        for (var round = 0; round < RoundsMost && !trials.IsCancelled; round++)
        {
            var start = after;
            after = FaultShrink.Apply(after, trials);
            left = ShrinkReport.Count(after);
            after = TimeShrink.Apply(after, trials);
            after = KeepsCluster ? after : ClusterShrink.Apply(after, trials);
            if (after == start)
            {
                break;
            }
        }

        after = LeaveOutEach(after, trials);
        return new ShrinkReport
        {
            Group = wanted, Before = before, After = after, Runs = Math.Max(1, trials.Count), IsMinimal = !trials.IsCancelled,
        };
    }

    /// <summary>The proof: as long as something can be left out alone, it is.</summary>
    private static Scenario LeaveOutEach(Scenario scenario, ShrinkTrials trials)
    {
        while (trials.First(FaultShrink.WithoutEach(scenario)) is { } smaller)
        {
            scenario = smaller;
        }

        return scenario;
    }
}
