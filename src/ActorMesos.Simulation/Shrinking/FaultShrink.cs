using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Simulation.Shrinking;

/// <summary>Leaves faults and operators' calls out.</summary>
internal static class FaultShrink
{
    public static Scenario Apply(Scenario scenario, ShrinkTrials trials)
    {
        var all = Enumerable.Range(0, ShrinkReport.Count(scenario)).ToList();
        var left = DeltaDebugging.Minimize<int>(all, parts =>
        {
            var tried = parts.Select(part => (Part: part, Scenario: Only(scenario, part))).ToList();
            return trials.First(tried.Select(entry => entry.Scenario)) is { } found ? tried.Find(entry => entry.Scenario == found).Part : null;
        });
        return Only(scenario, left);
    }

    /// <summary>The scenario without each of its faults and calls in turn, the last first.</summary>
    public static IEnumerable<Scenario> WithoutEach(Scenario scenario)
    {
        var count = ShrinkReport.Count(scenario);
        return Enumerable.Range(0, count).Reverse().Select(index => Only(scenario, [.. Enumerable.Range(0, count).Where(other => other != index)]));
    }

    /// <summary>Faults are counted first, and then calls.</summary>
    private static Scenario Only(Scenario scenario, IReadOnlyList<int> indexes)
    {
        var faults = scenario.Faults.Count;
        return scenario with
        {
            Faults = [.. indexes.Where(index => index < faults).Select(index => scenario.Faults[index])],
            Operator = [.. indexes.Where(index => index >= faults).Select(index => scenario.Operator[index - faults])],
        };
    }
}
