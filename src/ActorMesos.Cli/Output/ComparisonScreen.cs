using System.Globalization;
using ActorMesos.Simulation.Comparisons;
using ActorMesos.Simulation.Replays;

namespace ActorMesos.Cli.Output;

/// <summary>What a person reads of two runs side by side.</summary>
internal static class ComparisonScreen
{
    private const int PayloadMost = 200;

    public static void Print(string first, string second, RunComparison comparison)
    {
        var name = Math.Max(4, comparison.Figures.Max(figure => figure.Name.Length));
        var value = Math.Max(first.Length, comparison.Figures.Max(figure => figure.First.Length));
        Row("", "", first, second);
        foreach (var figure in comparison.Figures)
        {
            Row(figure.Differs ? "*" : "", figure.Name, figure.First, figure.Second);
        }

        Console.WriteLine();
        foreach (var line in Parts(first, second, comparison))
        {
            Console.WriteLine(line);
        }

        void Row(string mark, string figure, string left, string right) =>
            Console.WriteLine($"{mark,1} {figure.PadRight(name)}  {left.PadRight(value)}  {right}".TrimEnd());
    }

    /// <summary>Where the two part, in lines.</summary>
    public static IReadOnlyList<string> Parts(string first, string second, RunComparison comparison)
    {
        if (!comparison.HasLines)
        {
            return ["one of the two was recorded without its lines: where they part cannot be said"];
        }

        if (comparison.Difference is not { } difference)
        {
            return ["line by line they are the same"];
        }

        var (expected, came) = (RecordedLine.Parse(difference.Expected ?? ""), RecordedLine.Parse(difference.Came ?? ""));
        var at = (expected, came) switch
        {
            ({ } left, { } right) => left.At < right.At ? left.At : right.At,
            _ => (expected ?? came)?.At ?? default,
        };
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"they part at line {difference.Line}, {at} of virtual time:"),
            $"  {first}: {Line(expected, difference.Expected)}",
            $"  {second}: {Line(came, difference.Came)}",
        ];
    }

    private static string Line(RecordedLine? line, string? text) => line?.Print(PayloadMost).TrimStart() ?? text ?? "has ended";
}
