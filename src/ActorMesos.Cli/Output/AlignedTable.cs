namespace ActorMesos.Cli.Output;

/// <summary>Names and what they stand for, in two columns; the second is broken between words where the terminal ends.</summary>
internal static class AlignedTable
{
    private const int Gap = 2;

    public static void Print(string title, IReadOnlyList<(string Name, string Says)> rows, int width)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var indent = Gap + rows.Max(row => row.Name.Length) + Gap;
        Console.WriteLine(title);
        foreach (var (name, says) in rows)
        {
            var lines = Broken(says, Math.Max(20, width - indent));
            Console.WriteLine($"{new string(' ', Gap)}{name}".PadRight(indent) + lines[0]);
            foreach (var line in lines.Skip(1))
            {
                Console.WriteLine(new string(' ', indent) + line);
            }
        }

        Console.WriteLine();
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
