using ActorMesos.Kernel.Recording;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Recordings;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Exploration;

/// <summary>Runs scenarios in memory.</summary>
/// <param name="catalog">What the scenarios name.</param>
/// <param name="prepare">Changes a run before it begins; called on the thread of the run. Null changes nothing.</param>
/// <param name="replan">Changes what each run's world is made of, before <paramref name="prepare"/> is called. Null changes nothing.</param>
public sealed class MemoryRunner(
    SimulationCatalog catalog, Action<ScenarioRun>? prepare = null, Func<WorldPlan, WorldPlan>? replan = null) : IScenarioRunner
{
    /// <inheritdoc/>
    public RunOutcome Run(Scenario scenario, CancellationToken cancelled) => Run(scenario, events: null, cancelled);

    /// <summary>Runs one scenario to its end, and keeps its lines.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="events">The file for the lines; null keeps their hash alone.</param>
    /// <param name="cancelled">Whether the user has ended it.</param>
    public RunOutcome Run(Scenario scenario, string? events, CancellationToken cancelled)
    {
        using var journal = new MemoryJournal();
        using var recorder = new Recorder(RecordingJson.Options, events is null ? null : File.Create(events));
        using var run = new ScenarioRun(scenario, catalog, journal, recorder, replan);
        prepare?.Invoke(run);
        return run.Execute(cancelled);
    }
}
