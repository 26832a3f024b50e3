using ActorMesos.Simulation.Replays;

namespace ActorMesos.Simulation.Comparisons;

/// <summary>Two runs side by side: their figures, and the first line in which they differ.</summary>
public sealed record RunComparison
{
    private RunComparison(IReadOnlyList<ComparedFigure> figures, Divergence? difference, bool hasLines) =>
        (Figures, Difference, HasLines) = (figures, difference, hasLines);

    /// <summary>Every figure that one of the two has, in the order of the first.</summary>
    public IReadOnlyList<ComparedFigure> Figures { get; }

    /// <summary>The first difference of their lines; null where there is none.</summary>
    public Divergence? Difference { get; }

    /// <summary>Whether both have lines to compare.</summary>
    public bool HasLines { get; }

    /// <summary>Lays one beside the other.</summary>
    /// <exception cref="IOException">The lines of one cannot be read.</exception>
    public static RunComparison Of(ComparedRun first, ComparedRun second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var (left, right) = (first.Figures(), second.Figures());
        var values = right.ToDictionary(figure => figure.Name, figure => figure.Value, StringComparer.Ordinal);
        var names = left.Select(figure => figure.Name).ToHashSet(StringComparer.Ordinal);
        List<ComparedFigure> figures =
        [
            .. left.Select(figure => new ComparedFigure(figure.Name, figure.Value, values.GetValueOrDefault(figure.Name, "-"))),
            .. right.Where(figure => !names.Contains(figure.Name)).Select(figure => new ComparedFigure(figure.Name, "-", figure.Value)),
        ];
        if (first.Recording.Events is not { } one || second.Recording.Events is not { } other)
        {
            return new RunComparison(figures, null, hasLines: false);
        }

        using var lines = RecordedEvents.Open(one);
        using var others = RecordedEvents.Open(other);
        return new RunComparison(figures, Divergence.Between(lines, others), hasLines: true);
    }
}

/// <summary>One figure of two runs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="First">What it is in the first; <c>-</c> where it has none.</param>
/// <param name="Second">What it is in the second; <c>-</c> where it has none.</param>
public sealed record ComparedFigure(string Name, string First, string Second)
{
    /// <summary>Whether the two differ in it.</summary>
    public bool Differs => !string.Equals(First, Second, StringComparison.Ordinal);
}
