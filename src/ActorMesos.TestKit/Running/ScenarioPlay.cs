using ActorMesos.Simulation.Exploration;
using ActorMesos.Simulation.Replays;

namespace ActorMesos.TestKit.Running;

/// <summary>Plays a scenario as the command line does, so that the same seed gives the same trace.</summary>
internal static class ScenarioPlay
{
    public static void Play(ClusterParts parts)
    {
        using var folder = RunRecorder.Folder(parts);
        var file = folder.File("events.jsonl");
        var outcome = new MemoryRunner(parts.Catalog).Run(parts.Scenario, file, CancellationToken.None);
        if (outcome.Failure is not { } failure)
        {
            return;
        }

        using (var events = RecordedEvents.Open(file))
        {
            outcome = outcome with { Chain = FailureChain.Of(failure, parts.Scenario, events) };
        }

        folder.Complete(parts.Scenario, outcome, "{}");
        throw new ClusterFailedException(failure, new FailureText(parts, failure) { Chain = outcome.Chain, Recording = folder.Path }.ToString(), folder.Path);
    }
}
