using System.Text.Json;
using System.Text.Json.Nodes;
using ActorMesos.Domain.Decisions;
using ActorMesos.Simulation.Exploration;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Cli.Shrinking;

/// <summary>A run that failed, read from its folder.</summary>
/// <param name="Scenario">What was run.</param>
/// <param name="Group">How it failed.</param>
internal sealed record FailedRun(Scenario Scenario, FailureGroup Group)
{
    public static Result<FailedRun> Read(string folder)
    {
        var (scenarioFile, resultFile) = (Path.Combine(folder, "scenario.conf"), Path.Combine(folder, "result.json"));
        if (!File.Exists(scenarioFile) || !File.Exists(resultFile))
        {
            return new Refusal("shrink-folder", $"{folder} is not the folder of a run: it has no {(File.Exists(scenarioFile) ? "result.json" : "scenario.conf")}; name one such as out/hdfs/seed-7");
        }

        var reading = ScenarioFile.Read(scenarioFile, Composition.Composition.Catalog.Names, ScenarioOverrides.None);
        if (reading.Scenario is not { } scenario)
        {
            return new Refusal("shrink-scenario", reading.ToString());
        }

        try
        {
            var result = JsonNode.Parse(File.ReadAllText(resultFile))!;
            return result["failure"] is { } failure
                ? new FailedRun(scenario, FailureGroup.Of(new RunFailure(
                    (ExitCode)result["exit_code"]!.GetValue<int>(), failure["name"]!.GetValue<string>(), TimeSpan.Zero, failure["message"]!.GetValue<string>())))
                : new Refusal("shrink-failure", $"the run in {folder} did not fail: there is nothing to shrink");
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or NullReferenceException or FormatException)
        {
            return new Refusal("shrink-result", $"{resultFile} is not what a run came to");
        }
    }
}
