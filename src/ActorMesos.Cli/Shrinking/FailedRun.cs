using ActorMesos.Domain.Decisions;
using ActorMesos.Simulation.Exploration;
using ActorMesos.Simulation.Replays;
using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Cli.Shrinking;

/// <summary>A run that failed, read from its folder.</summary>
/// <param name="Scenario">What was run.</param>
/// <param name="Group">How it failed.</param>
internal sealed record FailedRun(Scenario Scenario, FailureGroup Group)
{
    public static Result<FailedRun> Read(string folder)
    {
        var recording = RunRecording.Read(folder);
        if (recording.IsRefused)
        {
            return recording.Refusal;
        }

        if (recording.Value.Failure is not { } failure)
        {
            return new Refusal("shrink-failure", $"the run in {folder} did not fail: there is nothing to shrink");
        }

        var scenario = recording.Value.ReadScenario(Composition.Composition.Catalog.Names);
        return scenario.IsRefused ? scenario.Refusal : new FailedRun(scenario.Value, FailureGroup.Of(failure));
    }
}
