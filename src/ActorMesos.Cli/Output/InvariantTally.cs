using System.Globalization;
using ActorMesos.Simulation.Runs;

namespace ActorMesos.Cli.Output;

/// <summary>How many invariants hold, in words, and the name of each that does not.</summary>
internal static class InvariantTally
{
    public static IReadOnlyList<string> Of(IReadOnlyList<InvariantOutcome> invariants)
    {
        var others = invariants.Where(invariant => !string.Equals(invariant.Status, "holds", StringComparison.Ordinal)).ToList();
        var count = invariants.Count - others.Count;
        return [string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "holds" : "hold")}"), .. others.Select(invariant => $"{invariant.Name} {invariant.Status}")];
    }
}
