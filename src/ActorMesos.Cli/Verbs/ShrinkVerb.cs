using System.CommandLine;
using ActorMesos.Cli.Runs;
using ActorMesos.Cli.Shrinking;

namespace ActorMesos.Cli.Verbs;

/// <summary><c>shrink DIR</c>: the smallest scenario that still fails the same way.</summary>
internal static class ShrinkVerb
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The folder of a run that failed." };
        var jobs = JobsOption.Create();
        var output = new Option<string?>("--out") { Description = "The folder of the smallest run, instead of DIR-shrunk.", HelpName = "DIR" };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Prints the result alone." };
        var verb = new Command("shrink", "Finds the smallest scenario that fails in the same way as a run, and proves that nothing more can be left out.") { folder, jobs, output, quiet };
        verb.SetAction(parsed =>
        {
            using var interruption = new Interruption();
            var path = Path.TrimEndingDirectorySeparator(parsed.GetValue(folder)!);
            return (int)ShrinkExecution.Execute(
                new ShrinkRequest(path, parsed.GetValue(output) ?? $"{path}-shrunk", JobsOption.Read(parsed, jobs), parsed.GetValue(quiet)), interruption);
        });
        return verb;
    }
}
