using System.Text.Json.Nodes;
using ActorMesos.Cli.Output;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Time;
using ActorMesos.Reports;
using ActorMesos.Reports.Pages;
using ActorMesos.Simulation.Comparisons;
using ActorMesos.Simulation.Replays;
using ActorMesos.Simulation.Runs;

namespace ActorMesos.Cli.Runs;

/// <summary>Makes reports of runs that have ended.</summary>
internal static class ReportExecution
{
    /// <summary>A run with more lines gets its report only when it is asked for: it would take a noticeable part of the run's own time.</summary>
    private const long LinesMost = 200_000;

    /// <summary>Makes the report of a folder.</summary>
    public static ExitCode Execute(string folder, string? output, (long From, long To)? window, long? line)
    {
        var recording = RunRecording.Read(folder);
        if (recording.IsRefused)
        {
            return Refused.Say(recording.Refusal);
        }

        var lines = (long)(recording.Value.Number("lines") ?? 0);
        if (line < 1 || line > lines || (line is not null && recording.Value.Events is null))
        {
            return Refused.Say(new Refusal("report-line", FormattableString.Invariant($"--line: found {line}; allowed: the number of a recorded line, of which {folder} has {(recording.Value.Events is null ? 0 : lines)}")));
        }

        if (window is { } wanted && wanted.From > recording.Value.EndedAt.Ticks)
        {
            return Refused.Say(new Refusal("report-window", $"--from: found {new Instant(wanted.From)}; allowed: up to {new Instant(recording.Value.EndedAt.Ticks)}, when the run in {folder} ended"));
        }

        var target = output ?? folder;
        WrittenReport report;
        try
        {
            Directory.CreateDirectory(target);
            report = RunReport.Write(recording.Value, target, window, line);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Refused.Say(new Refusal("report-written", $"the report of {folder} cannot be written to {target}: {failure.Message}"));
        }

        foreach (var file in report.Files)
        {
            Console.WriteLine(Path.Combine(target, file));
        }

        foreach (var remark in report.Remarks)
        {
            Console.Error.WriteLine(remark);
        }

        return ExitCode.Holds;
    }

    /// <summary>Makes the report of a run that has just been recorded; what comes of it is not part of the run's verdict.</summary>
    /// <returns>Where it is, or how to get it.</returns>
    public static string OfRun(string folder, RunOutcome outcome)
    {
        var shown = Path.GetRelativePath(Directory.GetCurrentDirectory(), folder);
        if (outcome.Lines > LinesMost || !File.Exists(Path.Combine(folder, "events.jsonl")))
        {
            return $"with ./run-sim.sh report {ShellWord.Quote(shown)}";
        }

        try
        {
            var recording = RunRecording.Read(folder);
            if (recording.IsRefused)
            {
                return recording.Refusal.Reason;
            }

            RunReport.Write(recording.Value, folder);
            return Path.Combine(shown, RunReport.PageName);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"could not be written: {failure.Message}";
        }
    }

    /// <summary>Writes a page with two runs side by side.</summary>
    public static ExitCode Page(ComparedRun first, ComparedRun second, RunComparison comparison, string file)
    {
        try
        {
            var figures = new JsonArray([.. comparison.Figures.Select(figure => new JsonArray(figure.Name, figure.First, figure.Second, figure.Differs))]);
            var runs = new[] { first, second }.Select(run => RunReport.Read(run.Recording, window: null, trace: null)).ToList();
            (runs[0]["name"], runs[1]["name"]) = (first.Name, second.Name);
            var parts = new JsonArray([.. ComparisonScreen.Parts(first.Name, second.Name, comparison).Select(line => JsonValue.Create(line))]);
            File.WriteAllText(file, ReportPage.Of($"{first.Name} and {second.Name}", runs, figures, parts));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Refused.Say(new Refusal("diff-page-written", $"the page {file} cannot be written: {failure.Message}"));
        }

        Console.WriteLine($"side by side in {file}");
        return ExitCode.Holds;
    }
}
