namespace ActorMesos.Cli.Output;

/// <summary>A list under its title, broken between two entries where the terminal ends.</summary>
internal static class WrappedList
{
    /// <summary>How wide the column of titles is.</summary>
    public const int Indent = 12;

    public static void Print(string title, IReadOnlyList<string> entries)
    {
        foreach (var line in Break(title.PadRight(Indent), entries, Terminal.Width))
        {
            Console.WriteLine(line);
        }
    }

    /// <summary>The lines of it.</summary>
    /// <param name="lead">What stands before the first entry.</param>
    /// <param name="entries">What has a comma between.</param>
    /// <param name="width">How wide a line may be; an entry that is wider stands on a line of its own.</param>
    public static IEnumerable<string> Break(string lead, IReadOnlyList<string> entries, int width)
    {
        var (line, isEmpty) = (lead, lead.Length <= Indent);
        for (var index = 0; index < entries.Count; index++)
        {
            var entry = index < entries.Count - 1 ? entries[index] + ", " : entries[index];
            if (!isEmpty && line.Length + entry.TrimEnd().Length > width)
            {
                yield return line.TrimEnd();
                line = new string(' ', Indent);
            }

            line += entry;
            isEmpty = false;
        }

        yield return line.TrimEnd();
    }
}
