namespace ActorMesos.Simulation.Shrinking;

/// <summary>
/// Finds a small part of a list that still fails, by leaving out ever finer parts of it (ddmin: Zeller and Hildebrandt, "Simplifying and
/// Isolating Failure-Inducing Input", 2002).
/// </summary>
internal static class DeltaDebugging
{
    /// <summary>A part of the list from which no single element can be left out, if <paramref name="first"/> is truthful.</summary>
    /// <param name="all">The list, which fails as a whole.</param>
    /// <param name="first">The first of some lists that fails as well; null when none does.</param>
    public static IReadOnlyList<T> Minimize<T>(IReadOnlyList<T> all, Func<IEnumerable<IReadOnlyList<T>>, IReadOnlyList<T>?> first)
    {
        if (all.Count == 0 || first([[]]) is not null)
        {
            return [];
        }

        var (left, parts) = (all, 2);
        while (left.Count > 1)
        {
            var chunks = Chunks(left.Count, parts);
            if (first(chunks.Select(chunk => Only(left, chunk))) is { } part)
            {
                (left, parts) = (part, 2);
            }
            else if (first(chunks.Select(chunk => Without(left, chunk))) is { } rest)
            {
                (left, parts) = (rest, Math.Max(2, parts - 1));
            }
            else if (parts >= left.Count)
            {
                break;
            }
            else
            {
                parts = Math.Min(left.Count, parts * 2);
            }

            parts = Math.Min(parts, Math.Max(2, left.Count));
        }

        return left;
    }

    private static List<(int From, int To)> Chunks(int count, int parts) =>
        [.. Enumerable.Range(0, parts).Select(part => (part * count / parts, (part + 1) * count / parts)).Where(chunk => chunk.Item2 > chunk.Item1)];

    private static IReadOnlyList<T> Only<T>(IReadOnlyList<T> list, (int From, int To) chunk) => [.. list.Skip(chunk.From).Take(chunk.To - chunk.From)];

    private static IReadOnlyList<T> Without<T>(IReadOnlyList<T> list, (int From, int To) chunk) => [.. list.Take(chunk.From), .. list.Skip(chunk.To)];
}
