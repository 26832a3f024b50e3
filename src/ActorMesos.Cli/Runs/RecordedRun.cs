using System.Diagnostics;
using System.Text.Json.Nodes;
using ActorMesos.Kernel.Recording;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Recordings;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Cli.Runs;

/// <summary>Repeats a run that was found, in memory, and leaves the folder that every run leaves.</summary>
internal static class RecordedRun
{
    public static RunOutcome Write(Scenario scenario, string path, CancellationToken cancelled)
    {
        using var folder = RunFolder.Create(path);
        var watch = Stopwatch.StartNew();
        var outcome = Run(scenario, folder, cancelled);
        folder.Complete(scenario, outcome, new JsonObject { ["wall_seconds"] = Math.Round(watch.Elapsed.TotalSeconds, 3) }.ToJsonString());
        return outcome;
    }

    private static RunOutcome Run(Scenario scenario, RunFolder folder, CancellationToken cancelled)
    {
        using var journal = new MemoryJournal();
        using var recorder = new Recorder(RecordingJson.Options, File.Create(folder.File("events.jsonl")));
        using var run = new ScenarioRun(scenario, Composition.Composition.Catalog, journal, recorder);
        return run.Execute(cancelled);
    }
}
