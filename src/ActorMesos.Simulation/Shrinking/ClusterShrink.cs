using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Simulation.Shrinking;

/// <summary>Takes slaves and frameworks away, and makes the scenario shorter.</summary>
internal static class ClusterShrink
{
    private static readonly int[] Counts = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64, 128, 256, 512, 1024, 4096, 16384];

    public static Scenario Apply(Scenario scenario, ShrinkTrials trials)
    {
        for (var index = scenario.Slaves.Count - 1; index >= 0 && scenario.Slaves.Count > 1; index--)
        {
            var (here, before) = (index, scenario);
            scenario = FirstCaused([before with { Slaves = Without(before.Slaves, here) }], trials) ?? scenario;
        }

        for (var index = 0; index < scenario.Slaves.Count; index++)
        {
            var (group, here, before) = (scenario.Slaves[index], index, scenario);
            scenario = FirstCaused([.. Counts.Where(count => count < group.Count).Select(count =>
                before with { Slaves = [.. before.Slaves.Select((other, place) => place == here ? group with { Count = count } : other)] })], trials) ?? scenario;
        }

        for (var index = scenario.Frameworks.Count - 1; index >= 0; index--)
        {
            var (here, before) = (index, scenario);
            scenario = FirstCaused([before with { Frameworks = Without(before.Frameworks, here) }], trials) ?? scenario;
        }

        var whole = scenario;
        return FirstCaused([.. RoundTimes.Shorter(scenario.Duration).Select(duration => whole with { Duration = duration })], trials) ?? scenario;
    }

    /// <summary>
    /// A cluster that is too small, or has no time, fails by itself. What is left must still be the failure of the faults: without them, it holds.
    /// </summary>
    private static Scenario? FirstCaused(IReadOnlyList<Scenario> candidates, ShrinkTrials trials)
    {
        while (trials.First(candidates) is { } found)
        {
            if (ShrinkReport.Count(found) == 0 || !trials.Fails(found with { Faults = [], Operator = [] }))
            {
                return found;
            }

            candidates = [.. candidates.SkipWhile(candidate => candidate != found).Skip(1)];
        }

        return null;
    }

    private static Sequence<T> Without<T>(Sequence<T> list, int index) => [.. list.Where((_, place) => place != index)];
}
