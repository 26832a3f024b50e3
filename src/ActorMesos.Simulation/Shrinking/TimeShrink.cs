using ActorMesos.Domain.Randomness;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Scenarios.Faults;

namespace ActorMesos.Simulation.Shrinking;

/// <summary>Makes faults shorter, and their times and those of operators' calls rounder.</summary>
internal static class TimeShrink
{
    public static Scenario Apply(Scenario scenario, ShrinkTrials trials)
    {
        for (var index = 0; index < scenario.Faults.Count; index++)
        {
            scenario = Shorten(scenario, index, trials);
            scenario = Round(scenario, index, trials);
        }

        for (var index = 0; index < scenario.Operator.Count; index++)
        {
            var step = scenario.Operator[index];
            var (here, before) = (index, scenario);
            scenario = trials.First(RoundTimes.Rounder(step.At).Select(at =>
                before with { Operator = [.. before.Operator.Select((other, place) => place == here ? step with { At = at } : other)] })) ?? scenario;
        }

        return scenario;
    }

    private static Scenario Shorten(Scenario scenario, int index, ShrinkTrials trials)
    {
        var fault = scenario.Faults[index];
        if (fault.Fault.For is not ConstantDuration { Value: var time })
        {
            return scenario;
        }

        var times = RoundTimes.Shorter(time).Concat(RoundTimes.Rounder(time));
        return trials.First(times.Select(other => With(scenario, index, fault with { Fault = fault.Fault with { For = new ConstantDuration(other) } }))) ?? scenario;
    }

    private static Scenario Round(Scenario scenario, int index, ShrinkTrials trials)
    {
        var fault = scenario.Faults[index];
        return fault.Every is not null || fault.When is not null
            ? scenario
            : trials.First(RoundTimes.Rounder(fault.At).Select(at => With(scenario, index, fault with { At = at }))) ?? scenario;
    }

    private static Scenario With(Scenario scenario, int index, ScheduledFault fault) =>
        scenario with { Faults = [.. scenario.Faults.Select((other, place) => place == index ? fault : other)] };
}
