using ActorMesos.Simulation.Exploration;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Simulation.Shrinking;

/// <summary>
/// Tries scenarios in the place of a failing one. Several run at once, ahead of what has been asked for; which one is taken, and how many count
/// as tried, is as if they ran one after the other.
/// </summary>
internal sealed class ShrinkTrials(IScenarioRunner runner, SimulationCatalog catalog, FailureGroup group, int jobs, CancellationToken cancelled)
{
    private readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <summary>How many different scenarios were asked for.</summary>
    public int Count => _asked.Count;

    /// <summary>Whether the user has ended it: nothing fails any more.</summary>
    public bool IsCancelled => cancelled.IsCancellationRequested;

    /// <summary>Called after each group of runs: how many were asked for, and how many candidates of this step come after them.</summary>
    public Action<int, int>? Progress { get; init; }

    /// <summary>The first of the scenarios that fails in the same way; null when none does.</summary>
    public Scenario? First(IEnumerable<Scenario> candidates)
    {
        var all = candidates.ToList();
        var seen = 0;
        foreach (var batch in all.Select(Counted).Select(Right).OfType<(string Text, Scenario Scenario)>().Chunk(jobs))
        {
            if (IsCancelled)
            {
                return null;
            }

            RunAll(batch);
            foreach (var (text, scenario) in batch)
            {
                _asked.Add(text);
                if (_known.GetValueOrDefault(text))
                {
                    Progress?.Invoke(Count, all.Count - seen);
                    return scenario;
                }
            }

            Progress?.Invoke(Count, all.Count - seen);
        }

        return null;

        Scenario Counted(Scenario candidate)
        {
            seen++;
            return candidate;
        }
    }

    /// <summary>Whether the scenario fails in the same way.</summary>
    public bool Fails(Scenario scenario) => First([scenario]) is not null;

    /// <summary>A candidate may name a slave that is not there any more, or a time after its end: only what can be read again is tried.</summary>
    private (string Text, Scenario Scenario)? Right(Scenario candidate)
    {
        var text = ScenarioText.Print(candidate);
        return ScenarioFile.ReadText("candidate", text, catalog.Names, ScenarioOverrides.None).Scenario is { } read ? (text, read) : null;
    }

    private void RunAll((string Text, Scenario Scenario)[] batch)
    {
        var left = batch.Where(trial => !_known.ContainsKey(trial.Text)).DistinctBy(trial => trial.Text).ToList();
        var fails = new bool[left.Count];
        Workers.Share(left.Count, jobs, index => fails[index] = FailsAlike(left[index].Scenario), cancelled);
        if (!IsCancelled)
        {
            for (var index = 0; index < left.Count; index++)
            {
                _known.Add(left[index].Text, fails[index]);
            }
        }
    }

    private bool FailsAlike(Scenario scenario) =>
        runner.RunSafely(scenario, cancelled).Failure is { } failure && FailureGroup.Of(failure) == group;
}
