using System.Text.Json.Nodes;
using ActorMesos.Cli.Output;
using ActorMesos.Domain.Decisions;
using ActorMesos.Kernel.Recording;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Recordings;
using ActorMesos.Simulation.Runs;

namespace ActorMesos.Cli.Runs;

/// <summary>Carries out one run, from its folder to its verdict.</summary>
internal static class RunExecution
{
    /// <summary>Runs, unless something keeps it from starting: that is said, and nothing is written.</summary>
    public static ExitCode Execute(RunRequest request, Interruption interruption)
    {
        if (RunChecks.Of(request) is { } refusal)
        {
            return Refuse(refusal);
        }

        RunFolder folder;
        try
        {
            folder = RunFolder.Create(request.Folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Refuse(new("run-folder-writable", $"the run's folder {request.Folder} cannot be written: {failure.Message}"));
        }

        using (folder)
        {
            interruption.Abandoned = folder.Dispose;
            var file = request.JournalFile ?? folder.File("journal.db");
            return request.IsOnSqlite && !request.IsResumed && SqliteFile.Create(file) is { } unwritable
                ? Refuse(unwritable)
                : Execute(request, folder, file, interruption.Token);
        }
    }

    private static ExitCode Execute(RunRequest request, RunFolder folder, string journalFile, CancellationToken cancelled)
    {
        var screen = new RunScreen(request);
        var progress = new RunProgress(request);
        screen.Start();
        var outcome = progress.Watch(() => Run(request, folder, journalFile, progress, cancelled));
        folder.Complete(request.Scenario, outcome, Timing(progress, outcome));
        screen.End(outcome, progress, Path.GetRelativePath(Directory.GetCurrentDirectory(), folder.Path));
        return outcome.ExitCode;
    }

    private static RunOutcome Run(RunRequest request, RunFolder folder, string journalFile, RunProgress progress, CancellationToken cancelled)
    {
        using IJournal journal = request.IsOnSqlite ? new SqliteJournal(journalFile) : new MemoryJournal();
        using var recorder = new Recorder(RecordingJson.Options, request.IsRecordedInFull ? File.Create(folder.File("events.jsonl")) : null);
        using var run = new ScenarioRun(request.Scenario, Composition.Composition.Catalog, journal, recorder)
        {
            Started = progress.Started,
            Progress = progress.Show,
        };
        if (request.Scenario.PrintDocuments && !request.IsQuiet)
        {
            run.World.Add(new DocumentPrinter(Console.Out));
        }

        return run.Execute(cancelled);
    }

    private static ExitCode Refuse(Refusal refusal)
    {
        Console.Error.WriteLine(refusal.Reason);
        return ExitCode.BadUsage;
    }

    private static string Timing(RunProgress progress, RunOutcome outcome) => new JsonObject
    {
        ["wall_seconds"] = Math.Round(progress.Elapsed.TotalSeconds, 3),
        ["start_seconds"] = Math.Round(progress.StartedAfter.TotalSeconds, 3),
        ["virtual_seconds_per_wall_second"] = Math.Round(
            (outcome.VirtualTime - progress.StartedAt).TotalSeconds / Math.Max(0.001, (progress.Elapsed - progress.StartedAfter).TotalSeconds), 1),
    }.ToJsonString();
}
