using ActorMesos.Kernel.Recording;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Recordings;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Simulation.Exploration;

/// <summary>Runs scenarios in memory, and keeps nothing of a run but what it came to.</summary>
/// <param name="catalog">What the scenarios name.</param>
/// <param name="prepare">Changes a run before it begins; called on the thread of the run. Null changes nothing.</param>
public sealed class MemoryRunner(SimulationCatalog catalog, Action<ScenarioRun>? prepare = null) : IScenarioRunner
{
    /// <inheritdoc/>
    public RunOutcome Run(Scenario scenario, CancellationToken cancelled)
    {
        using var journal = new MemoryJournal();
        using var recorder = new Recorder(RecordingJson.Options, stream: null);
        using var run = new ScenarioRun(scenario, catalog, journal, recorder);
        prepare?.Invoke(run);
        return run.Execute(cancelled);
    }
}
