using ActorMesos.Simulation.Replays;

namespace ActorMesos.Cli.Output;

/// <summary>Prints lines of a recording, one below the other.</summary>
internal static class ChainPrinter
{
    private const int PayloadMost = 120;

    public static void Print(string title, IReadOnlyList<RecordedLine> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        Console.WriteLine(title);
        foreach (var line in lines)
        {
            var text = line.Print(PayloadMost);
            Console.WriteLine(text.Length <= Terminal.Width ? text : text[..Terminal.Width]);
        }

        Console.WriteLine();
    }
}
