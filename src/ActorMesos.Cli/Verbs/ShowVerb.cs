using System.CommandLine;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Cli.Verbs;

/// <summary><c>show FILE</c>: prints a scenario in full, defaults resolved.</summary>
internal static class ShowVerb
{
    public static Command Create()
    {
        var options = new ScenarioOptions();
        var verb = new Command("show", "Prints a scenario in full, with every default.");
        options.AddTo(verb);
        verb.SetAction(parsed =>
        {
            if (options.Read(parsed) is not { } scenario)
            {
                return (int)ExitCode.BadUsage;
            }

            Console.Write(ScenarioText.Print(scenario));
            return (int)ExitCode.Holds;
        });
        return verb;
    }
}
