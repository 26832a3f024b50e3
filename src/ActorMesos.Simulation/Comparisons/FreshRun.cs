using System.Text.Json.Nodes;
using ActorMesos.Kernel.Recording;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Recordings;
using ActorMesos.Simulation.Replays;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Simulation.Comparisons;

/// <summary>Runs a scenario in memory for the sake of a comparison.</summary>
public static class FreshRun
{
    /// <summary>Runs it, and keeps its lines in a file.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="catalog">What it may name.</param>
    /// <param name="events">The file; null keeps the hash of the lines alone.</param>
    /// <param name="cancelled">Whether the user has ended it.</param>
    public static RunOutcome Execute(Scenario scenario, SimulationCatalog catalog, string? events, CancellationToken cancelled)
    {
        using var journal = new MemoryJournal();
        using var recorder = new Recorder(RecordingJson.Options, events is null ? null : File.Create(events));
        using var run = new ScenarioRun(scenario, catalog, journal, recorder);
        return run.Execute(cancelled);
    }

    /// <summary>What it came to, in the form in which a run's folder has it.</summary>
    public static RunRecording Recording(Scenario scenario, RunOutcome outcome, string? events) => new()
    {
        Folder = "",
        Result = JsonNode.Parse(ResultJson.Print(scenario, outcome))!.AsObject(),
        Events = events,
    };
}
