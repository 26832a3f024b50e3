using System.Text.Json.Nodes;
using ActorMesos.Cli.Output;
using ActorMesos.Kernel.Recording;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Recordings;
using ActorMesos.Simulation.Replays;
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
            return Refused.Say(refusal);
        }

        RunFolder folder;
        try
        {
            folder = RunFolder.Create(request.Folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Refused.Say(new("run-folder-writable", $"the run's folder {request.Folder} cannot be written: {failure.Message}"));
        }

        using (folder)
        {
            return request.JournalFile is { } kept
                ? ExecuteOn(kept, request, folder, interruption)
                : Execute(request, folder, folder.File("journal.db"), interruption);
        }
    }

    /// <summary>On a journal outside the run's folder, which no other run may use meanwhile.</summary>
    private static ExitCode ExecuteOn(string journalFile, RunRequest request, RunFolder folder, Interruption interruption)
    {
        var taken = JournalLock.Take(journalFile);
        if (taken.IsRefused)
        {
            return Refused.Say(taken.Refusal);
        }

        using (taken.Value)
        {
            return Execute(request, folder, journalFile, interruption);
        }
    }

    private static ExitCode Execute(RunRequest request, RunFolder folder, string journalFile, Interruption interruption)
    {
        interruption.Abandoned = folder.Dispose;
        if (request.IsOnSqlite && !request.IsResumed)
        {
            if (SqliteFile.Create(journalFile) is { } unwritable)
            {
                return Refused.Say(unwritable);
            }

            interruption.Abandoned = () =>
            {
                folder.Dispose();
                SqliteFile.Delete(journalFile);
            };
        }

        try
        {
            return Complete(request, folder, journalFile, interruption);
        }
        catch (JournalException fault)
        {
            return Refused.Say(new("journal-readable", fault.Message));
        }
    }

    private static ExitCode Complete(RunRequest request, RunFolder folder, string journalFile, Interruption interruption)
    {
        var screen = new RunScreen(request);
        var progress = new RunProgress(request);
        var outcome = progress.Watch(() => Run(request, folder, journalFile, progress, screen, interruption.Token));
        outcome = Explained(outcome, request, folder);
        interruption.Keeps();
        folder.Complete(request.Scenario, outcome, Timing(progress, outcome));
        var report = ReportExecution.OfRun(folder.Path, outcome);
        screen.End(outcome, progress, Path.GetRelativePath(Directory.GetCurrentDirectory(), folder.Path), report);
        return outcome.ExitCode;
    }

    private static RunOutcome Run(RunRequest request, RunFolder folder, string journalFile, RunProgress progress, RunScreen screen, CancellationToken cancelled)
    {
        using IJournal journal = request.IsOnSqlite ? new SqliteJournal(journalFile) : new MemoryJournal();
        using var recorder = new Recorder(RecordingJson.Options, request.IsRecordedInFull ? File.Create(folder.File("events.jsonl")) : null);
        using var run = new ScenarioRun(request.Scenario, Composition.Composition.Catalog, journal, recorder)
        {
            // What keeps a world from starting is said by itself.
            Started = world =>
            {
                screen.Start();
                progress.Started(world);
            },
        };
        progress.Follow(run);
        if (request.Scenario.PrintDocuments && !request.IsQuiet)
        {
            run.World.Add(new DocumentPrinter(Console.Out));
        }

        return run.Execute(cancelled);
    }

    /// <summary>A failure with what led to it, read back from the lines.</summary>
    private static RunOutcome Explained(RunOutcome outcome, RunRequest request, RunFolder folder)
    {
        if (outcome.Failure is not { } failure || !request.IsRecordedInFull)
        {
            return outcome;
        }

        using var events = RecordedEvents.Open(folder.File("events.jsonl"));
        return outcome with { Chain = FailureChain.Of(failure, request.Scenario, events) };
    }

    private static string Timing(RunProgress progress, RunOutcome outcome) => new JsonObject
    {
        ["wall_seconds"] = Math.Round(progress.Elapsed.TotalSeconds, 3),
        ["start_seconds"] = Math.Round(progress.StartedAfter.TotalSeconds, 3),
        ["virtual_seconds_per_wall_second"] = Math.Round(
            (outcome.VirtualTime - progress.StartedAt).TotalSeconds / Math.Max(0.001, (progress.Elapsed - progress.StartedAfter).TotalSeconds), 1),
    }.ToJsonString();
}
