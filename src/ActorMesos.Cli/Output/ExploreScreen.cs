using ActorMesos.Cli.Exploration;
using ActorMesos.Simulation.Exploration;
using ActorMesos.Simulation.Markers;
using ActorMesos.Simulation.Scenarios.Faults;
using Spectre.Console;

namespace ActorMesos.Cli.Output;

/// <summary>What a person reads of an exploration: what it is; what it came to; and last, what failed and how each is repeated, as soon as it is recorded.</summary>
internal sealed class ExploreScreen(ExploreRequest request, int planned)
{
    public void Start(int corpus)
    {
        if (request.IsQuiet)
        {
            return;
        }

        Console.WriteLine(request.Scenario.Name);
        var (what, entries) = request.Seeds is { } seeds
            ? (Text($"seeds {seeds.From}..{seeds.To}{(corpus == 0 ? "" : Text($", before them {corpus} of the corpus"))}, faults "), request.Scenario.Explore.DrawnKinds())
            : (Text($"{planned} crashes, one at each place, "), Array.Empty<FaultKind>());
        foreach (var line in WrappedList.Break(what, [.. entries.Select(kind => kind.Name), Text($"{request.Jobs} at once")], Terminal.Width))
        {
            Console.WriteLine(line);
        }
    }

    public void Found(ExploreReport report, ExploreLine progress)
    {
        if (!request.IsQuiet)
        {
            Numbers(report, progress);
        }

        foreach (var marker in report.Missed)
        {
            Console.WriteLine($"No run reached the marker {marker}, which the scenario expects.");
        }

        if (report.Failed == 0)
        {
            var (word, color) = report.Missed.Count > 0 ? ("FAILED", Color.Red) : report.IsCancelled ? ("ENDED", Color.Yellow) : ("HOLDS", Color.Green);
            Verdict(word, color, Text($" in {report.Done} of {report.Planned} runs{(request.Seeds is null && !report.IsCancelled ? ": every place was tried" : "")}"));
            return;
        }

        Verdict("FAILED", Color.Red, Text($" in {report.Failed} of {report.Done} runs, in {report.Groups.Count} {(report.Groups.Count == 1 ? "way" : "ways")}{(report.IsCancelled ? "; ended early" : request.Seeds is null ? "; every place was tried" : "")}"));
        AlignedTable.Print("", [.. report.Groups.Select(group => (group.Group.Id, Text($"exit {(int)group.Group.ExitCode}, {Runs(group)}: {group.Group.Cause}")))], Terminal.Width);
    }

    public static void Kept(KeptGroup group)
    {
        Console.WriteLine($"{group.Group.Group.Id}, {group.Says}: {group.Group.First.Failure.Message}");
        if (group.Problem is { } problem)
        {
            Console.WriteLine($"  {problem}");
        }

        if (group.Folder is { } folder)
        {
            Console.WriteLine($"  recorded in {folder}");
            Console.WriteLine($"  repeat with: ./run-sim.sh run {ShellWord.Quote(Path.Combine(folder, "scenario.conf"))}");
        }
    }

    private static string Runs(ExploreGroup group) => group.Cases.Count == 1 ? "1 run" : Text($"{group.Cases.Count} runs");

    private static void Verdict(string word, Color color, string rest)
    {
        Terminal.Out.Write(new Text(word, new Style(color, decoration: Decoration.Bold)));
        Console.WriteLine(rest);
    }

    private static void Numbers(ExploreReport report, ExploreLine progress)
    {
        Console.WriteLine();
        Console.WriteLine(Text($"runs        {report.Done} of {report.Planned} in {progress.Elapsed.TotalSeconds:0.0} s, {report.Done / Math.Max(0.001, progress.Elapsed.TotalMinutes):0} a minute"));
        WrappedList.Print("reached", [.. MarkerCatalog.All.Where(marker => report.Reached.ContainsKey(marker.Name)).Select(marker => Text($"{marker.Name} {report.Reached[marker.Name]}"))]);
        Console.WriteLine();
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
