using System.Globalization;
using ActorMesos.Cli.Runs;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Invariants;
using ActorMesos.Simulation.Markers;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;
using Spectre.Console;

namespace ActorMesos.Cli.Output;

/// <summary>What a person reads of a run: what it is; what it came to; and last, where the eye falls, the verdict.</summary>
internal sealed class RunScreen(RunRequest request)
{
    private readonly Scenario _scenario = request.Scenario;

    public void Start()
    {
        if (request.IsQuiet)
        {
            return;
        }

        Console.WriteLine(_scenario.Name);
        if (request.Wrong is { } wrong)
        {
            Console.WriteLine($"the wrong half: {wrong.Shows}");
            foreach (var setting in wrong.Set)
            {
                Console.WriteLine($"  {SettingMask.Of(setting)}");
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"seed {_scenario.Seed}, semantics {_scenario.Semantics.Name}, {Count(_scenario.SlaveNodes().Count(), "slave")}, {Count(_scenario.Frameworks.Count, "framework")}, journal {request.Journal}"));
    }

    public void End(RunOutcome outcome, RunProgress progress, string folder, string report)
    {
        if (!request.IsQuiet)
        {
            Numbers(outcome, progress, folder, report);
            Causes(outcome);
        }

        switch (outcome)
        {
            case { Failure: { } failure }:
                Verdict("FAILED", Color.Red, $" {failure.Name} at {new Instant(failure.At.Ticks)} of virtual time ({ClockText.Of(failure.At)})");
                Console.WriteLine($"  {failure.Message}");
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  seed {_scenario.Seed}, scenario {_scenario.Sha256[..12]}, build {ResultJson.Build}"));
                Repeat();
                Expected(failure.Name);
                break;
            case { IsCancelled: true }:
                Verdict("ENDED", Color.Yellow, $" at {new Instant(outcome.VirtualTime.Ticks)} of virtual time ({ClockText.Of(outcome.VirtualTime)}), before its time");
                break;
            default:
                Verdict("HOLDS", Color.Green, "");
                Expected(null);
                break;
        }
    }

    /// <summary>Of the half in which something breaks, whether it was that.</summary>
    private void Expected(string? broken)
    {
        if (request.Wrong is { } wrong)
        {
            Console.WriteLine(string.Equals(wrong.Breaks, broken, StringComparison.Ordinal)
                ? "  this is what its wrong half shows; without --wrong it holds"
                : $"  its wrong half was to break {wrong.Breaks}");
        }
    }

    private static void Verdict(string word, Color color, string rest)
    {
        Terminal.Out.Write(new Text(word, new Style(color, decoration: Decoration.Bold)));
        Console.WriteLine(rest);
    }

    private static string Count(int count, string thing) => string.Create(CultureInfo.InvariantCulture, $"{count} {thing}{(count == 1 ? "" : "s")}");

    private static void Causes(RunOutcome outcome)
    {
        ChainPrinter.Print("what led to the failure, the earliest first:", outcome.Chain);
        if (outcome.Failure is { Faults.Count: > 0 } failure)
        {
            Console.WriteLine("faults in force:");
            foreach (var fault in failure.Faults)
            {
                Console.WriteLine($"  {fault}");
            }

            Console.WriteLine();
        }
    }

    private void Repeat()
    {
        if (request.IsResumed)
        {
            Console.WriteLine("  it continued a journal: to repeat it, lay the journal as it was before into its place, and say");
            Console.WriteLine($"  {request.Repeat} --journal-file {ShellWord.Quote(request.JournalFile!)} --resume");
        }
        else
        {
            Console.WriteLine($"  repeat with: {request.Repeat}");
        }
    }

    private void Numbers(RunOutcome outcome, RunProgress progress, string folder, string report)
    {
        var from = request.IsResumed ? $", going on at {ClockText.Of(progress.StartedAt)}" : "";
        Console.WriteLine();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"time        {ClockText.Of(outcome.VirtualTime - progress.StartedAt)} of virtual time in {progress.Elapsed.TotalSeconds:0.0} s{from}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"messages    {outcome.Messages} delivered, {outcome.MessagesLost} lost"));
        WrappedList.Print("reached", [.. MarkerCatalog.All.Where(marker => outcome.Reached.ContainsKey(marker.Name))
            .Select(marker => string.Create(CultureInfo.InvariantCulture, $"{marker.Name} {outcome.Reached[marker.Name]}"))]);
        FindingsScreen.Print(outcome.Findings, Terminal.Width, Console.WriteLine, WrappedList.Print);
        WrappedList.Print("invariants", InvariantTally.Of(outcome.Invariants));
        foreach (var quirk in outcome.Invariants.Where(invariant => string.Equals(invariant.Status, "quirk", StringComparison.Ordinal)))
        {
            // What this release promises, or none does, is no quirk of the release: the scenario did not ask for it.
            var isOfRelease = InvariantCatalog.All.Any(type =>
                type.IsOfSomeRelease && !type.IsPromised(_scenario.Semantics) && string.Equals(type.Name, quirk.Name, StringComparison.Ordinal));
            var title = isOfRelease ? $"quirk       of {_scenario.Semantics.Name}, " : "seen        ";
            Console.WriteLine($"{title}{quirk.Name}: {quirk.Message}");
        }

        Console.WriteLine($"trace       {outcome.TraceSha256}");
        Console.WriteLine($"recorded    in {folder}");
        Console.WriteLine($"report      {report}");
        Console.WriteLine();
    }
}
