using System.Globalization;
using ActorMesos.Cli.Runs;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Replays;
using ActorMesos.Simulation.Runs;
using Spectre.Console;

namespace ActorMesos.Cli.Output;

/// <summary>What a person reads of a replay.</summary>
internal sealed class ReplayScreen(ReplayRequest request, RunRecording recording)
{
    private const int MessagesMost = 20;

    public void Start(Replay replay)
    {
        if (request.IsQuiet)
        {
            return;
        }

        Console.WriteLine($"{replay.Scenario.Name}");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"replays {recording.Folder}: seed {replay.Scenario.Seed}, semantics {replay.Scenario.Semantics.Name}, {recording.Verdict}"));
        if (recording.Mismatch is { } mismatch)
        {
            Console.WriteLine($"note        {mismatch}");
        }

        if (recording.Events is null)
        {
            Console.WriteLine("note        only the hash of its lines was kept: a difference shows at the end, without the line");
        }

        if (replay.IsMasked)
        {
            Console.WriteLine("note        its secrets are masked (as in ***1); the masks stand for the secrets, equal ones for equal ones");
        }

        Console.WriteLine();
    }

    public static void Show(IReadOnlyList<(string Node, IReadOnlyList<string> Report)> seen, RecordedEvents events, TimeSpan at, long lines)
    {
        if (seen.Count > 0)
        {
            Console.WriteLine($"at {new Instant(at.Ticks)} of virtual time ({ClockText.Of(at)}), after line {lines.ToString(CultureInfo.InvariantCulture)}");
            Console.WriteLine();
        }

        foreach (var (node, report) in seen)
        {
            foreach (var line in report)
            {
                Console.WriteLine(line);
            }

            Console.WriteLine();
            var last = events.Last(lines, MessagesMost, line => line.Concerns(node));
            ChainPrinter.Print($"the last lines about {node}:", last);
            if (last.Count > 0)
            {
                ChainPrinter.Print($"what led to line {last[^1].Number.ToString(CultureInfo.InvariantCulture)}, the earliest first:", events.Chain(last[^1].Number));
            }
        }
    }

    public ExitCode End(ReplayOutcome outcome)
    {
        if (outcome.Difference is { } difference)
        {
            var line = RecordedLine.Parse(difference.Came ?? "") ?? RecordedLine.Parse(difference.Expected ?? "");
            Verdict("DIFFERS", Color.Red, string.Create(CultureInfo.InvariantCulture, $" at line {difference.Line}{(line is null ? "" : $", {line.At} of virtual time ({ClockText.Of(line.At.SinceStart)})")}"));
            Console.WriteLine($"  recorded  {difference.Expected ?? "nothing: the recording ends here"}");
            Console.WriteLine($"  replayed  {difference.Came ?? $"nothing: the run ended here, {Ended(outcome.Run)}"}");
            return Differs();
        }

        if (outcome.IsOtherTrace)
        {
            Verdict("DIFFERS", Color.Red, "");
            Console.WriteLine($"  recorded  trace {recording.TraceSha256}");
            Console.WriteLine($"  replayed  trace {outcome.Run.TraceSha256}; {Ended(outcome.Run)}");
            return Differs();
        }

        var lines = string.Create(CultureInfo.InvariantCulture, $"{outcome.Run.Lines} line{(outcome.Run.Lines == 1 ? "" : "s")}");
        if (!outcome.IsPart && !recording.IsCancelled && !string.Equals(Ended(outcome.Run), recording.Verdict, StringComparison.Ordinal))
        {
            Verdict("DIFFERS", Color.Red, $" in its verdict; its {lines} are the same");
            Console.WriteLine($"  recorded  {recording.Verdict}");
            Console.WriteLine($"  replayed  {Ended(outcome.Run)}");
            return Differs();
        }

        if (recording.Events is null && outcome.IsPart)
        {
            Verdict("STOPPED", Color.Yellow, $" at {new Instant(outcome.Run.VirtualTime.Ticks)}: with the hash of the whole run there is nothing to compare a part of it with");
            return ExitCode.Holds;
        }

        var extent = outcome.IsPart ? $" until {new Instant(outcome.Run.VirtualTime.Ticks)}" : "";
        Verdict("SAME", Color.Green, $"{extent}: {lines}{(outcome.IsPart ? "" : $", {Ended(outcome.Run)}")}");
        return ExitCode.Holds;
    }

    private static string Ended(RunOutcome outcome) => outcome.Failure is { } failure
        ? $"FAILED {failure.Name} at {new Instant(failure.At.Ticks)}"
        : "HOLDS";

    private static void Verdict(string word, Color color, string rest)
    {
        Terminal.Out.Write(new Text(word, new Style(color, decoration: Decoration.Bold)));
        Console.WriteLine(rest);
    }

    private ExitCode Differs()
    {
        Console.WriteLine(recording.Mismatch is { } mismatch
            ? $"  {mismatch}: that may be why"
            : recording.IsEventsChanged ? "  events.jsonl is not what the run wrote: its hash is not the trace_sha256 of result.json"
            : "  the build is the same, so that the simulation is not deterministic: a fault of ActorMesos");
        return ExitCode.NotDeterministic;
    }
}
