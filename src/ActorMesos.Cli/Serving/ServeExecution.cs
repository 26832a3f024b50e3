using System.Net;
using ActorMesos.Cli.Output;
using ActorMesos.Cli.Runs;
using ActorMesos.Domain.Decisions;
using ActorMesos.Http.Pacing;
using ActorMesos.Http.Serving;
using ActorMesos.Kernel.Recording;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Recordings;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Serving;

namespace ActorMesos.Cli.Serving;

/// <summary>Serves a cluster until the user ends it: journal, run, front door, and the run's folder at the end.</summary>
internal static class ServeExecution
{
    /// <summary>How far ahead of virtual time the journal's clock is kept, in seconds of the wall clock at full speed.</summary>
    private static readonly TimeSpan ClockAhead = TimeSpan.FromMinutes(1);

    public static async Task<ExitCode> Execute(ServeRequest request, Interruption interruption)
    {
        var settings = Settings(request);
        if (settings.IsRefused)
        {
            return Refused.Say(settings.Refusal);
        }

        if (ListenCheck.Of(settings.Value) is { } closed)
        {
            return Refused.Say(closed);
        }

        if (RunFolder.Check(request.Folder) is { } occupied)
        {
            return Refused.Say(occupied);
        }

        var taken = JournalLock.Take(request.JournalFile);
        if (taken.IsRefused)
        {
            return Refused.Say(taken.Refusal);
        }

        using (taken.Value)
        {
            if (Prepare(request) is { } unusable)
            {
                return Refused.Say(unusable);
            }

            try
            {
                using var folder = RunFolder.Create(request.Folder);
                interruption.Abandoned = folder.Dispose;
                return await Serve(request, settings.Value, folder, interruption);
            }
            catch (JournalException fault)
            {
                return Refused.Say(new("journal-readable", fault.Message));
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                return Refused.Say(new("serve-possible", $"the cluster cannot be served: {failure.Message}"));
            }
        }
    }

    private static Result<FrontDoorSettings> Settings(ServeRequest request)
    {
        if (!IPAddress.TryParse(request.Host, out _))
        {
            return new Refusal("serve-host", $"--host: found '{request.Host}'; allowed: an address of this machine, such as 127.0.0.1 or 0.0.0.0");
        }

        var settings = new FrontDoorSettings { Host = request.Host, Port = request.Port, RequestsPerSecond = request.RequestsPerSecond };
        if (request.CredentialsFile is not { } file)
        {
            return settings;
        }

        var credentials = CredentialsFile.Read(file);
        return credentials.IsRefused ? credentials.Refusal : settings with { Credentials = credentials.Value };
    }

    private static Refusal? Prepare(ServeRequest request)
    {
        if (request.IsFresh)
        {
            SqliteFile.Delete(request.JournalFile);
        }

        return File.Exists(request.JournalFile)
            ? SqliteFile.Check(request.JournalFile) ?? ResumeCheck.Of(request.JournalFile, request.Scenario, Composition.Composition.Catalog)
            : SqliteFile.Create(request.JournalFile);
    }

    private static async Task<ExitCode> Serve(ServeRequest request, FrontDoorSettings settings, RunFolder folder, Interruption interruption)
    {
        using var journal = new SqliteJournal(request.JournalFile, ahead: ClockAhead);
        using var recorder = new Recorder(RecordingJson.Options, File.Create(folder.File("events.jsonl")));
        using var run = new ServedRun(request.Scenario, Composition.Composition.Catalog, journal, recorder);
        using var loop = new PacedLoop(run, journal.Reach);
        var screen = new ServeScreen(request);
        await loop.Start(request.Speed);
        RunOutcome outcome;
        await using (var door = await FrontDoor.Open(settings, loop, run.World.Plan))
        {
            screen.Start(door.Address, run.StartedAt, settings);
            using var ended = interruption.Token.Register(() => _ = loop.Stop());
            outcome = await loop.Ended;
        }

        folder.Complete(request.Scenario, outcome, "{}");
        ServeScreen.End(outcome, folder.Path);
        return outcome.ExitCode;
    }
}
