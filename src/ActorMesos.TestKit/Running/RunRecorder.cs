using ActorMesos.Kernel.Recording;
using ActorMesos.Simulation.Recordings;
using ActorMesos.Simulation.Replays;
using ActorMesos.Simulation.Runs;

namespace ActorMesos.TestKit.Running;

/// <summary>Keeps the lines of a run in memory, and writes them to a folder once it has failed; or keeps nothing.</summary>
internal sealed class RunRecorder : IDisposable
{
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

    /// <summary>The folder of the run and what led to its failure; null where nothing was kept.</summary>
    public (string Folder, IReadOnlyList<RecordedLine> Chain)? Save(ClusterParts parts, RunOutcome outcome)
    {
        if (_recorder is null || _lines is null)
        {
            return null;
        }

        outcome = outcome with { TraceSha256 = _recorder.Complete(), Lines = _recorder.Count };
        using var folder = Folder(parts, $"the failure ({outcome.Failure?.Message})");
        var file = folder.File("events.jsonl");
        File.WriteAllBytes(file, _lines.ToArray());
        using (var events = RecordedEvents.Open(file))
        {
            outcome = outcome with { Chain = FailureChain.Of(outcome.Failure!, parts.Scenario, events) };
        }

        folder.Complete(parts.Scenario, outcome, "{}");
        return (folder.Path, outcome.Chain);
    }

    /// <summary>The folder of a test's run.</summary>
    public static RunFolder Folder(ClusterParts parts, string what)
    {
        var name = string.Concat(parts.Name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' ? letter : '_'));
        var path = Path.Combine(parts.RecordingFolder, name, $"seed-{parts.Scenario.Seed}");
        return RunFolder.Check(path) is { } refusal
            ? throw new BadUseException($"the recording of {what} cannot be kept: {refusal.Reason}")
            : RunFolder.Create(path);
    }

    public void Dispose() => _recorder?.Dispose();

    private sealed class Counting : IRecorder
    {
        private long _count;

        public long Record(long atTicks, Happening what, string? from, string? to, object payload, long cause) => ++_count;
    }
}
