using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Simulation.Replays;

/// <summary>Finds what led to a failure in the lines that were recorded.</summary>
public static class FailureChain
{
    /// <summary>The lines that led to the failure, twenty at most, the earliest first.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="scenario">The scenario that failed.</param>
    /// <param name="events">The lines of the run.</param>
    public static IReadOnlyList<RecordedLine> Of(RunFailure failure, Scenario scenario, RecordedEvents events)
    {
        ArgumentNullException.ThrowIfNull(failure);
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(events);
        // What is found wrong once all is healed, nobody did then; and what never came to pass has no line. What became of its node last is
        // the nearest thing to one.
        var chain = failure.Line > 0 ? events.Chain(failure.Line) : [];
        var isOfEnd = chain is [{ Kind: nameof(EverythingHealed) }];
        if (chain.Count > 0 && !isOfEnd)
        {
            return chain;
        }

        var words = failure.Message.Split([' ', ',', ':', ';', '/', '\''], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        var node = scenario.SlaveNodes().Select(slave => slave.Name.Value)
            .Concat(scenario.Frameworks.Select(framework => framework.Name.Value))
            .FirstOrDefault(words.Contains);
        var last = node is null ? [] : events.Last(events.Count, 1, line => string.Equals(line.To, node, StringComparison.Ordinal) && (!isOfEnd || string.Equals(line.Event, "changed", StringComparison.Ordinal)));
        return last is [var line] ? events.Chain(line.Number) : chain;
    }
}
