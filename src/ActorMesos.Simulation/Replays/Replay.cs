using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Time;
using ActorMesos.Kernel.Recording;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Recordings;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Serving;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Replays;

/// <summary>A recorded run, run again in memory and compared with what was recorded, line by line, as it goes.</summary>
public sealed class Replay
{
    private readonly RunRecording _recording;
    private readonly SimulationCatalog _catalog;

    private Replay(RunRecording recording, Scenario scenario, SimulationCatalog catalog)
    {
        _recording = recording;
        Scenario = scenario;
        _catalog = catalog;
    }

    /// <summary>The scenario that was recorded.</summary>
    public Scenario Scenario { get; }

    /// <summary>Whether its secrets are masked in the recording: the replay takes the masks for the secrets.</summary>
    public bool IsMasked => ScenarioText.Print(Scenario).Contains("\"***", StringComparison.Ordinal);

    /// <summary>The virtual time at which it stops; null for the end of the run.</summary>
    public TimeSpan? Until { get; init; }

    /// <summary>Called where the run stops, while its world still stands: with the world, and the number of lines so far.</summary>
    public Action<World, long>? Stopped { get; init; }

    /// <summary>Called between slices of the run, to show how far it is.</summary>
    public Action<World>? Progress { get; init; }

    /// <summary>Makes ready to replay, unless something keeps it from being possible.</summary>
    /// <param name="recording">What was recorded.</param>
    /// <param name="catalog">What scenarios may name.</param>
    /// <param name="until">The virtual time at which to stop; null for the end of the run.</param>
    /// <param name="stopped">Called where the run stops, while its world still stands.</param>
    /// <param name="progress">Called between slices of the run.</param>
    public static Result<Replay> Of(
        RunRecording recording, SimulationCatalog catalog, TimeSpan? until = null, Action<World, long>? stopped = null, Action<World>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentNullException.ThrowIfNull(catalog);
        if (recording.StartedAt > TimeSpan.Zero)
        {
            return new Refusal(
                "recording-of-whole-run",
                $"{recording.Folder} went on with a journal at {Instant.After(recording.StartedAt)} of virtual time; what was in the journal is not part of the recording, so that it cannot be replayed");
        }

        if (recording is { IsServed: true, Events: null })
        {
            return new Refusal("recording-of-served-run", $"{recording.Folder} is a served run without its lines, which hold what came in from outside; it cannot be replayed");
        }

        var scenario = recording.ReadScenario(catalog.Names);
        return scenario.IsRefused
            ? scenario.Refusal
            : new Replay(recording, scenario.Value, catalog) { Until = until, Stopped = stopped, Progress = progress };
    }

    /// <summary>Runs it.</summary>
    /// <param name="lines">Where the lines go as well, if anywhere: a recording of which only the hash was kept has none.</param>
    /// <param name="cancelled">Whether the user has ended the replay.</param>
    public ReplayOutcome Execute(Stream? lines, CancellationToken cancelled)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        using var compared = _recording.Events is { } file ? new ComparingStream(File.OpenRead(file), stop.Cancel) : null;
        using var journal = new MemoryJournal();
        using var recorder = new Recorder(RecordingJson.Options, compared ?? lines);
        if (_recording.IsServed)
        {
            return ExecuteServed(compared!, journal, recorder, stop.Token, cancelled);
        }

        using var run = new ScenarioRun(Scenario, _catalog, journal, recorder)
        {
            Until = Until,
            Progress = Progress,
            Ending = world =>
            {
                if (!stop.IsCancellationRequested)
                {
                    Stopped?.Invoke(world, recorder.Count);
                }
            },
        };
        var outcome = run.Execute(stop.Token);
        if (cancelled.IsCancellationRequested)
        {
            return new ReplayOutcome(outcome, null, IsPart: true);
        }

        var isPart = outcome.IsCancelled || run.IsStopped;
        if (compared is null)
        {
            return new ReplayOutcome(outcome, null, isPart || _recording.IsCancelled)
            {
                IsOtherTrace = !isPart && !_recording.IsCancelled && !string.Equals(outcome.TraceSha256, _recording.TraceSha256, StringComparison.Ordinal),
            };
        }

        if (!isPart)
        {
            compared.CompleteComparison();
        }

        // What a run that was ended early has recorded goes on in the replay.
        var difference = _recording.IsCancelled && compared.IsAtEnd ? null : compared.Difference;
        return new ReplayOutcome(outcome, difference, isPart);
    }

    private ReplayOutcome ExecuteServed(ComparingStream compared, IJournal journal, Recorder recorder, CancellationToken stop, CancellationToken cancelled)
    {
        using var run = new ServedRun(Scenario, _catalog, journal, recorder);
        var until = Until is { } last && last < _recording.EndedAt ? last : _recording.EndedAt;
        var isPart = !ServedReplay.Feed(run, _recording.Events!, until, Progress, stop) || until < _recording.EndedAt;
        if (!stop.IsCancellationRequested)
        {
            Stopped?.Invoke(run.World, recorder.Count);
        }

        var outcome = run.Complete();
        if (cancelled.IsCancellationRequested)
        {
            return new ReplayOutcome(outcome, null, IsPart: true);
        }

        if (!isPart)
        {
            compared.CompleteComparison();
        }

        return new ReplayOutcome(outcome, compared.Difference, isPart);
    }
}

/// <summary>What a replay came to.</summary>
/// <param name="Run">What the run came to this time.</param>
/// <param name="Difference">The first difference; null where there is none, or where there were no lines to compare.</param>
/// <param name="IsPart">Whether only a part of the run was replayed.</param>
public sealed record ReplayOutcome(RunOutcome Run, Divergence? Difference, bool IsPart)
{
    /// <summary>Whether the hash of all lines is another one, where there was nothing else to compare.</summary>
    public bool IsOtherTrace { get; init; }

    /// <summary>Whether what was replayed is what was recorded.</summary>
    public bool IsSame => Difference is null && !IsOtherTrace;
}
