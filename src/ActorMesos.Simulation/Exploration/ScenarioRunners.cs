using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Simulation.Exploration;

/// <summary>Runs that must not take others with them.</summary>
internal static class ScenarioRunners
{
    /// <summary>Runs one scenario; what keeps it from being carried out at all is its failure.</summary>
    public static RunOutcome RunSafely(this IScenarioRunner runner, Scenario scenario, CancellationToken cancelled)
    {
        try
        {
            return runner.Run(scenario, cancelled);
        }
        catch (Exception bug) when (bug is not OutOfMemoryException)
        {
            return RunOutcome.Of(RunFailure.Of(bug));
        }
    }
}
