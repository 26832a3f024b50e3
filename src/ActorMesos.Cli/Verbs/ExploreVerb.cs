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
        var output = new Option<string?>("--out") { Description = "Where what is found is kept, instead of out/SCENARIO/explore or crash-points.", HelpName = "DIR" };
        var crashPoints = new Option<bool>("--crash-points") { Description = "Draws nothing: crashes each node concerned after each message, write and acknowledgement, a run for each." };
        var noCorpus = new Option<bool>("--no-corpus") { Description = "Neither runs the seeds first that failed before, nor keeps those that fail now." };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Prints what failed alone." };
        var verb = new Command("explore", "Runs many seeds of a scenario with faults drawn at random, and groups what fails.") { seeds, crashPoints, jobs, output, noCorpus, quiet };
        options.AddWithoutSeedTo(verb);
        verb.SetAction(parsed =>
        {
            var range = SeedRange.Parse(parsed.GetValue(seeds) ?? "1..100");
            if (range.IsRefused)
            {
                Console.Error.WriteLine(range.Refusal.Reason);
                return (int)ExitCode.BadUsage;
            }

            var isOfPoints = parsed.GetValue(crashPoints);
            if (isOfPoints && parsed.GetValue(seeds) is not null)
            {
                Console.Error.WriteLine("--seeds and --crash-points: found both; allowed: one of them");
                return (int)ExitCode.BadUsage;
            }

            using var interruption = new Interruption();
            return (int)(options.Read(parsed) is not { } scenario ? ExitCode.BadUsage : ExploreExecution.Execute(
                new ExploreRequest
                {
                    Scenario = scenario,
                    Seeds = isOfPoints ? null : range.Value,
                    Jobs = JobsOption.Read(parsed, jobs),
                    Folder = parsed.GetValue(output) ?? Path.Combine("out", Path.GetFileNameWithoutExtension(parsed.GetValue(options.File)!), isOfPoints ? "crash-points" : "explore"),
                    HasCorpus = !isOfPoints && !parsed.GetValue(noCorpus),
                    IsQuiet = parsed.GetValue(quiet),
                },
                interruption));
        });
        return verb;
    }
}
