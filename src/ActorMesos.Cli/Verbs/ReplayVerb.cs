using System.CommandLine;
using ActorMesos.Cli.Runs;
using ActorMesos.Simulation.Runs;

namespace ActorMesos.Cli.Verbs;

/// <summary><c>replay DIR</c>: a recorded run again, compared as it goes; stopped at an instant, a look into its nodes.</summary>
internal static class ReplayVerb
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The folder of a run." };
        var until = new Option<string?>("--until") { Description = "Stops at this virtual time, such as 90s, 5m or 12.0003417, and shows the master.", HelpName = "T" };
        var watch = new Option<string[]>("--watch") { Description = "Shows this node where the replay stops: its state, its last messages, and what led to the last. May be given several times.", HelpName = "NODE" };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Prints the verdict alone." };
        var verb = new Command("replay", "Runs a recorded run again and compares it with the recording, step by step.") { folder, until, watch, quiet };
        verb.SetAction(parsed =>
        {
            var time = VirtualTime.Of("until", parsed.GetValue(until));
            if (time.IsRefused)
            {
                Console.Error.WriteLine(time.Refusal.Reason);
                return (int)ExitCode.BadUsage;
            }

            using var interruption = new Interruption();
            return (int)ReplayExecution.Execute(
                new ReplayRequest(parsed.GetValue(folder)!, time.Value, parsed.GetValue(watch) ?? [], parsed.GetValue(quiet)), interruption);
        });
        return verb;
    }
}
