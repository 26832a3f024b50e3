using System.CommandLine;
using ActorMesos.Cli.Exploration;
using ActorMesos.Cli.Runs;
using ActorMesos.Simulation.Runs;

namespace ActorMesos.Cli.Verbs;

/// <summary><c>explore FILE</c>: many runs of a scenario, with faults drawn at random.</summary>
internal static class ExploreVerb
{
    public static Command Create()
    {
        var options = new ScenarioOptions();
        var seeds = new Option<string?>("--seeds") { Description = "The seeds, as in 1..1000; each draws faults of its own. 1..100 without it.", HelpName = "A..B" };
        var jobs = JobsOption.Create();
        var output = new Option<string?>("--out") { Description = "Where what is found is kept, instead of out/SCENARIO/explore.", HelpName = "DIR" };
        var noCorpus = new Option<bool>("--no-corpus") { Description = "Neither runs the seeds first that failed before, nor keeps those that fail now." };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Prints what failed alone." };
        var verb = new Command("explore", "Runs many seeds of a scenario with faults drawn at random, and groups what fails.") { seeds, jobs, output, noCorpus, quiet };
        options.AddWithoutSeedTo(verb);
        verb.SetAction(parsed =>
        {
            var range = SeedRange.Parse(parsed.GetValue(seeds) ?? "1..100");
            if (range.IsRefused)
            {
                Console.Error.WriteLine(range.Refusal.Reason);
                return (int)ExitCode.BadUsage;
            }

            using var interruption = new Interruption();
            return (int)(options.Read(parsed) is not { } scenario ? ExitCode.BadUsage : ExploreExecution.Execute(
                new ExploreRequest
                {
                    Scenario = scenario,
                    Seeds = range.Value,
                    Jobs = JobsOption.Read(parsed, jobs),
                    Folder = parsed.GetValue(output) ?? Path.Combine("out", Path.GetFileNameWithoutExtension(parsed.GetValue(options.File)!), "explore"),
                    HasCorpus = !parsed.GetValue(noCorpus),
                    IsQuiet = parsed.GetValue(quiet),
                },
                interruption));
        });
        return verb;
    }
}
