using System.CommandLine;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Cli.Verbs;

/// <summary><c>validate FILE…</c>: says of each scenario whether it is right, and what is wrong.</summary>
internal static class ValidateVerb
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "The scenario files.", Arity = ArgumentArity.OneOrMore };
        var verb = new Command("validate", "Checks scenario files.") { files };
        verb.SetAction(parsed =>
        {
            var wrong = 0;
            foreach (var file in parsed.GetValue(files)!)
            {
                var reading = ScenarioFile.Read(file, Composition.Composition.Catalog.Names, ScenarioOverrides.None);
                Console.WriteLine(reading.Scenario is { } scenario ? $"{file}: right; {scenario.Name}" : reading.ToString());
                wrong += reading.Scenario is null ? 1 : 0;
            }

            return (int)(wrong == 0 ? ExitCode.Holds : ExitCode.BadUsage);
        });
        return verb;
    }
}
