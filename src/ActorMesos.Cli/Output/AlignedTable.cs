namespace ActorMesos.Cli.Output;

/// <summary>Names and what they stand for, in two columns; the second is broken between words where the terminal ends.</summary>
internal static class AlignedTable
{
    private const int Gap = 2;

    /// <summary>Where less than this is left beside the names, what they stand for is below them.</summary>
    private const int Least = 34;

    public static void Print(string title, IReadOnlyList<(string Name, string Says)> rows, int width)
    {
        if (rows.Count == 0)
        {
            return;
        }

        Console.WriteLine(title);
        foreach (var line in Lines(rows, width))
        {
            Console.WriteLine(line);
        }

        Console.WriteLine();
    }

    /// <summary>The lines of at least one row.</summary>
    /// <param name="rows">The names, and what each stands for.</param>
    /// <param name="width">How wide a line may be; only a word that is wider goes beyond it.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<(string Name, string Says)> rows, int width)
    {
        var beside = Gap + rows.Max(row => row.Name.Length) + Gap;
        var isBelow = width - beside < Least;
        var indent = isBelow ? 3 * Gap : beside;
        foreach (var (name, says) in rows)
        {
            var lead = new string(' ', Gap) + name;
            if (isBelow)
            {
                yield return lead;
                lead = "";
            }

            foreach (var line in Broken(says, width - indent))
            {
                yield return lead.PadRight(indent) + line;
                lead = "";
            }
        }
    }

    private static List<string> Broken(string text, int width)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + 1 + word.Length > width)
            {
                lines.Add("");
            }

            lines[^1] += lines[^1].Length == 0 ? word : " " + word;
        }

        return lines;
    }
}
