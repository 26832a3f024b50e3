using ActorMesos.Simulation.Runs;

namespace ActorMesos.Simulation.Comparisons;

/// <summary>What a run shows when one rule is another's.</summary>
/// <param name="Rule">The name of the rule.</param>
/// <param name="Differences">What is other than without it: the verdict, invariants, and markers that are reached or not any more.</param>
/// <param name="IsOtherTrace">Whether anything at all happened otherwise.</param>
public sealed record RuleEffect(string Rule, IReadOnlyList<string> Differences, bool IsOtherTrace)
{
    /// <summary>What the change makes of a run.</summary>
    public static RuleEffect Of(string rule, RunOutcome before, RunOutcome after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var differences = new List<string>();
        if (!string.Equals(Verdict(before), Verdict(after), StringComparison.Ordinal))
        {
            differences.Add($"{Verdict(before)} becomes {Verdict(after)}");
        }

        var statuses = before.Invariants.ToDictionary(invariant => invariant.Name, invariant => invariant.Status, StringComparer.Ordinal);
        differences.AddRange(after.Invariants
            .Where(invariant => !string.Equals(statuses.GetValueOrDefault(invariant.Name), invariant.Status, StringComparison.Ordinal))
            .Select(invariant => $"{invariant.Name}: {statuses.GetValueOrDefault(invariant.Name, "unknown")} becomes {invariant.Status}"));
        differences.AddRange(after.Reached.Keys.Except(before.Reached.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(marker => $"{marker} is reached"));
        differences.AddRange(before.Reached.Keys.Except(after.Reached.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(marker => $"{marker} is not reached"));
        return new RuleEffect(rule, differences, !string.Equals(before.TraceSha256, after.TraceSha256, StringComparison.Ordinal));
    }

    private static string Verdict(RunOutcome outcome) => outcome.Failure is { } failure ? $"FAILED {failure.Name}" : "HOLDS";
}
