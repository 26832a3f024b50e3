using ActorMesos.Kernel.Randomness;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Scenarios.Faults;

namespace ActorMesos.Simulation.Exploration;

/// <summary>
/// Draws the scenario of a seed: faults are added to those of the file. Each seed draws which kinds of faults are on, how many of each,
/// how long they last at most and how their times lie, so that runs differ in kind and not only in detail.
/// </summary>
public static class ScenarioDraw
{
    /// <summary>The scenario of that seed, with nothing left to be drawn. It depends on the seed and the file alone.</summary>
    /// <param name="scenario">The scenario as its file has it.</param>
    /// <param name="seed">The seed, from 0, of the run and of what is added.</param>
    public static Scenario Of(Scenario scenario, long seed)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var mix = new Dice((ulong)seed, "explore");
        var times = TimeDraw.Of(mix, scenario.Duration);
        var most = 1 + (int)mix.NextBelow(scenario.Explore.FaultsMost);
        List<FaultKind> kinds = [.. scenario.Explore.DrawnKinds()];
        var drawn = Draw(scenario, seed, kinds, times, most, isOn: kind => new Dice((ulong)seed, $"explore whether {kind.Name}").NextBelow(2) == 0);
        if (drawn.Count == 0 && kinds.Count > 0)
        {
            var only = kinds[(int)mix.NextBelow(kinds.Count)];
            drawn = Draw(scenario, seed, kinds, times, most, isOn: kind => kind == only);
        }

        // The mix may be larger than it should be. Which of it stays is drawn, and its order is that of the times.
        var added = drawn.OrderBy(entry => entry.Rank).Take(most).Select(entry => entry.Fault).OrderBy(fault => fault.At);
        return scenario with { Seed = seed, Faults = [.. scenario.Faults, .. added] };
    }

    private static List<(ulong Rank, ScheduledFault Fault)> Draw(
        Scenario scenario, long seed, List<FaultKind> kinds, TimeDraw times, int most, Func<FaultKind, bool> isOn)
    {
        var drawn = new List<(ulong, ScheduledFault)>();
        foreach (var kind in kinds.Where(isOn))
        {
            // A stream for each kind: another kind in the catalog changes nothing in what this one draws.
            var dice = new Dice((ulong)seed, $"explore {kind.Name}");
            var longest = Spread.Draw(dice, scenario.Explore.ForLeast, scenario.Explore.ForMost);
            var draw = new ExploreDraw(scenario, dice, longest);
            for (var left = 1 + dice.NextBelow(most); left > 0; left--)
            {
                var at = times.Draw(dice);
                if (kind.Draw!(draw) is { } fault)
                {
                    drawn.Add((dice.Next(), new ScheduledFault(at, fault)));
                }
            }
        }

        return drawn;
    }
}
