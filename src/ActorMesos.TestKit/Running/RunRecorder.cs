using ActorMesos.Kernel.Recording;
using ActorMesos.Simulation.Recordings;
using ActorMesos.Simulation.Replays;
using ActorMesos.Simulation.Runs;

namespace ActorMesos.TestKit.Running;

/// <summary>Keeps the lines of a run in memory, and writes them to a folder once it has failed; or keeps nothing.</summary>
internal sealed class RunRecorder : IDisposable
{
    /// <summary>Tests that run at once may have one name, and then one folder: the last of them has it.</summary>
    private static readonly Lock Saving = new();

    private readonly MemoryStream? _lines;
    private readonly Recorder? _recorder;

    public RunRecorder(bool keeps)
    {
        if (keeps)
        {
            _lines = new MemoryStream();
            _recorder = new Recorder(RecordingJson.Options, _lines);
        }

        Recorder = _recorder ?? (IRecorder)new Counting();
    }

    public IRecorder Recorder { get; }

    /// <summary>
    /// Writes the folder of the run. Where that cannot be, the failure is more important than its recording, and only says why there is none.
    /// </summary>
    public KeptRecording Save(ClusterParts parts, RunOutcome outcome)
    {
        if (_recorder is null || _lines is null)
        {
            return new KeptRecording(null, [], null);
        }

        outcome = outcome with { TraceSha256 = _recorder.Complete(), Lines = _recorder.Count };
        try
        {
            lock (Saving)
            {
                return Write(parts, outcome, _lines.ToArray());
            }
        }
        catch (Exception thrown) when (thrown is BadUseException or IOException or UnauthorizedAccessException)
        {
            return new KeptRecording(null, [], thrown.Message);
        }
    }

    /// <summary>The folder of a test's run.</summary>
    /// <exception cref="BadUseException">There cannot be such a folder.</exception>
    public static RunFolder Folder(ClusterParts parts)
    {
        var name = string.Concat(parts.Name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' ? letter : '_'));
        var path = Path.Combine(parts.RecordingFolder, name, $"seed-{parts.Scenario.Seed}");
        if (RunFolder.Check(path) is { } refusal)
        {
            throw new BadUseException(refusal.Reason);
        }

        try
        {
            return RunFolder.Create(path);
        }
        catch (Exception thrown) when (thrown is IOException or UnauthorizedAccessException)
        {
            throw new BadUseException($"there cannot be a folder {path}: {thrown.Message}; name another one with WithRecordingsIn", thrown);
        }
    }

    private static KeptRecording Write(ClusterParts parts, RunOutcome outcome, byte[] lines)
    {
        using var folder = Folder(parts);
        var file = folder.File("events.jsonl");
        File.WriteAllBytes(file, lines);
        using (var events = RecordedEvents.Open(file))
        {
            outcome = outcome with { Chain = FailureChain.Of(outcome.Failure!, parts.Scenario, events) };
        }

        folder.Complete(parts.Scenario, outcome, "{}");
        return new KeptRecording(folder.Path, outcome.Chain, null);
    }

    public void Dispose() => _recorder?.Dispose();

    private sealed class Counting : IRecorder
    {
        private long _count;

        public long Record(long atTicks, Happening what, string? from, string? to, object payload, long cause) => ++_count;
    }
}

/// <summary>What is left of a run that failed.</summary>
/// <param name="Folder">The folder with its recording; null where none was kept.</param>
/// <param name="Chain">What led to the failure.</param>
/// <param name="NotKept">Why no recording could be kept; null where one was, or none was asked for.</param>
internal sealed record KeptRecording(string? Folder, IReadOnlyList<RecordedLine> Chain, string? NotKept);
