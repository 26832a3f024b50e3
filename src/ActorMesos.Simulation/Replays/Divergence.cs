namespace ActorMesos.Simulation.Replays;

/// <summary>The first place at which two recordings differ.</summary>
/// <param name="Line">The number of the line.</param>
/// <param name="Expected">What stands there in the first; null where it has ended.</param>
/// <param name="Came">What stands there in the second; null where it has ended.</param>
public sealed record Divergence(long Line, string? Expected, string? Came)
{
    /// <summary>The first difference of two recordings; null where they are the same.</summary>
    public static Divergence? Between(RecordedEvents first, RecordedEvents second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        for (long line = 1; line <= Math.Max(first.Count, second.Count); line++)
        {
            var (expected, came) = (first.TextOf(line), second.TextOf(line));
            if (!string.Equals(expected, came, StringComparison.Ordinal))
            {
                return new Divergence(line, expected, came);
            }
        }

        return null;
    }
}
