using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Simulation.Exploration;

/// <summary>Runs scenarios, from several threads at once.</summary>
public interface IScenarioRunner
{
    /// <summary>Runs one scenario to its end. Equal scenarios give equal outcomes.</summary>
    RunOutcome Run(Scenario scenario, CancellationToken cancelled);
}
