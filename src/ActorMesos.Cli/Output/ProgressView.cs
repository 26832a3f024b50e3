namespace ActorMesos.Cli.Output;

/// <summary>How far something is at one moment, however it is shown.</summary>
/// <param name="Title">What is done of how much.</param>
/// <param name="Fraction">Which part is done, from 0 to 1; null where that cannot be known.</param>
/// <param name="Rows">What else there is to say, each under its name.</param>
internal sealed record ProgressView(string Title, double? Fraction, IReadOnlyList<(string Name, string Says)> Rows)
{
    /// <summary>All of it in one line.</summary>
    public string Line => string.Join(", ", Rows.Select(row => $"{row.Name} {row.Says}").Prepend(Title));
}
