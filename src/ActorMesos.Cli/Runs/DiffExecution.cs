using ActorMesos.Cli.Output;
using ActorMesos.Domain.Decisions;
using ActorMesos.Simulation.Comparisons;
using ActorMesos.Simulation.Exploration;
using ActorMesos.Simulation.Replays;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Cli.Runs;

/// <summary>Lays two runs side by side.</summary>
internal static class DiffExecution
{
    public static ExitCode Folders(string first, string second, string? page)
    {
        var (one, other) = (RunRecording.Read(first), RunRecording.Read(second));
        if ((one.Refusal ?? other.Refusal) is { } refusal)
        {
            return Refused.Say(refusal);
        }

        return Compare(new ComparedRun(first, one.Value), new ComparedRun(second, other.Value), page);
    }

    /// <summary>Runs one scenario twice, each time with another value of one choice.</summary>
    /// <param name="file">The scenario.</param>
    /// <param name="settings">What is set in both.</param>
    /// <param name="choice">The name of the choice, and its two values with a comma between them.</param>
    /// <param name="page">The file of a page with both; null for none.</param>
    /// <param name="interruption">Whether the user has ended it.</param>
    public static ExitCode Pair(string file, string[] settings, string[] choice, string? page, Interruption interruption)
    {
        var values = choice[1].Split(',');
        if (values.Length != 2 || values.Any(value => value.Length == 0))
        {
            return Refused.Say(new Refusal("diff-pair", $"--{choice[0]}: found '{choice[1]}'; allowed: two values with a comma between them"));
        }

        var bySeed = string.Equals(choice[0], "seeds", StringComparison.Ordinal);
        // Read no further than to the first mistake: the second reading would most likely say it again.
        var scenarios = values.Select(value => Read(file, bySeed ? value : null, bySeed ? null : value, settings)).TakeWhile(scenario => scenario is not null).ToList();
        if (scenarios.Count < values.Length)
        {
            return ExitCode.BadUsage;
        }

        var lines = Directory.CreateTempSubdirectory("actormesos-");
        interruption.Abandoned = () => lines.Delete(recursive: true);
        try
        {
            var runs = new List<ComparedRun>();
            foreach (var (scenario, value) in scenarios.Zip(values))
            {
                var name = $"{(bySeed ? "seed" : "semantics")} {value}";
                Console.Error.WriteLine($"runs {name}");
                var events = Path.Combine(lines.FullName, $"{runs.Count}.jsonl");
                var outcome = new MemoryRunner(Composition.Composition.Catalog).Run(scenario!, events, interruption.Token);
                if (outcome.IsCancelled)
                {
                    return ExitCode.Cancelled;
                }

                runs.Add(new ComparedRun(name, RunRecording.Of(scenario!, outcome, events)));
            }

            return Compare(runs[0], runs[1], page);
        }
        finally
        {
            lines.Delete(recursive: true);
        }
    }

    /// <summary>The scenario, or null after its problems have been printed.</summary>
    public static Scenario? Read(string file, string? seed, string? semantics, string[] settings)
    {
        var reading = ScenarioFile.Read(file, Composition.Composition.Catalog.Names, new(seed, semantics, [.. settings]));
        if (reading.Scenario is null)
        {
            Console.Error.WriteLine(reading);
        }

        return reading.Scenario;
    }

    private static ExitCode Compare(ComparedRun first, ComparedRun second, string? page)
    {
        var comparison = RunComparison.Of(first, second);
        ComparisonScreen.Print(first.Name, second.Name, comparison);
        return page is null ? ExitCode.Holds : ReportExecution.Page(first, second, comparison, page);
    }
}
