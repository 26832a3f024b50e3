using System.Diagnostics;
using System.Text.Json.Nodes;
using ActorMesos.Simulation.Exploration;
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
        var outcome = new MemoryRunner(Composition.Composition.Catalog).Run(scenario, folder.File("events.jsonl"), cancelled);
        folder.Complete(scenario, outcome, new JsonObject { ["wall_seconds"] = Math.Round(watch.Elapsed.TotalSeconds, 3) }.ToJsonString());
        ReportExecution.OfRun(folder.Path, outcome);
        return outcome;
    }
}
