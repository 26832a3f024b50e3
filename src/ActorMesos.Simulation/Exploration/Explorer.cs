using ActorMesos.Simulation.Runs;

namespace ActorMesos.Simulation.Exploration;

/// <summary>
/// Carries out the runs of a plan, several at once, and gathers what failed. What comes of it depends on the plan alone, and not on how many
/// run at once.
/// </summary>
/// <param name="runner">Runs them.</param>
/// <param name="jobs">How many run at once, from 1.</param>
public sealed class Explorer(IScenarioRunner runner, int jobs)
{
    private readonly Lock _gathering = new();
    private readonly List<FailedCase> _failed = [];
    private readonly SortedDictionary<string, int> _reached = new(StringComparer.Ordinal);
    private readonly HashSet<FailureGroup> _groups = [];
    private int _done;

    /// <summary>Called after each run, one call at a time.</summary>
    public Action<ExploreProgress>? Progress { get; init; }

    /// <summary>Called after each run that failed, one call at a time.</summary>
    public Action<FailedCase>? Found { get; init; }

    /// <summary>Carries out every run, or those that have ended when the user ends the exploration. An explorer does so once.</summary>
    /// <param name="plan">The runs.</param>
    /// <param name="expected">The markers that some run must pass.</param>
    /// <param name="cancelled">Whether the user has ended it.</param>
    public ExploreReport Explore(ExplorePlan plan, IReadOnlyList<string> expected, CancellationToken cancelled)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Workers.Share(plan.Count, jobs, index => Run(plan, index, cancelled), cancelled);
        return new ExploreReport
        {
            Planned = plan.Count,
            Done = _done,
            Groups = [.. _failed.GroupBy(failed => failed.Group).Select(group => new ExploreGroup(group.Key, [.. group.OrderBy(failed => failed.Number)]))
                .OrderByDescending(group => group.Group.Severity).ThenByDescending(group => group.Cases.Count).ThenBy(group => group.First.Number)
                .ThenBy(group => group.Group.Id, StringComparer.Ordinal)],
            Reached = _reached,
            Missed = _done < plan.Count ? [] : [.. expected.Where(marker => !_reached.ContainsKey(marker))],
        };
    }

    private void Run(ExplorePlan plan, int index, CancellationToken cancelled)
    {
        var planned = plan.Case(index);
        var outcome = runner.RunSafely(planned.Scenario, cancelled);
        if (!outcome.IsCancelled)
        {
            Gather(plan, planned.Number, index, outcome);
        }
    }

    private void Gather(ExplorePlan plan, long number, int index, RunOutcome outcome)
    {
        lock (_gathering)
        {
            _done++;
            foreach (var marker in outcome.Reached.Keys)
            {
                _reached[marker] = _reached.GetValueOrDefault(marker) + 1;
            }

            if (outcome.Failure is { } failure)
            {
                var group = FailureGroup.Of(failure);
                _groups.Add(group);
                _failed.Add(new FailedCase(number, index, failure, group));
                Found?.Invoke(_failed[^1]);
            }

            Progress?.Invoke(new ExploreProgress(plan.Count, _done, _failed.Count, _groups.Count, _reached.Count));
        }
    }
}
