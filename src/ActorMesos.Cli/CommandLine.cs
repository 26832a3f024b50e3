using System.CommandLine;
using ActorMesos.Cli.Verbs;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Cli;

/// <summary>The command line: verbs, each in a file of its own. A first word that is no verb is a scenario to run.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Simulates a Mesos cluster with real actors, on virtual time, from one seed, exactly repeatable.")
        {
            RunVerb.Create(),
            ReplayVerb.Create(),
            ReportVerb.Create(),
            DiffVerb.Create(),
            ValidateVerb.Create(),
            ListVerb.Create(),
            ShowVerb.Create(),
            ExploreVerb.Create(),
            ShrinkVerb.Create(),
            ServeVerb.Create(),
            BenchVerb.Create(),
        };
        if (Mistyped(root, args) is { } mistake)
        {
            await Console.Error.WriteLineAsync(mistake);
            return (int)ExitCode.BadUsage;
        }

        try
        {
            var words = WithVerb(root, args);
            var parsed = root.Parse(words);
            if (UnknownOption.In(parsed, words) is { } unknown)
            {
                await Console.Error.WriteLineAsync(unknown);
                return (int)ExitCode.BadUsage;
            }

            if (parsed.Errors.Count > 0)
            {
                await Console.Error.WriteLineAsync(string.Join('\n', parsed.Errors.Select(error => error.Message)));
                await Console.Error.WriteLineAsync("Say --help for the verbs and their options.");
                return (int)ExitCode.BadUsage;
            }

            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception bug) when (bug is not OutOfMemoryException)
        {
            await Console.Error.WriteLineAsync($"This is a fault of ActorMesos itself: {bug.GetType().Name}: {bug.Message}");
            await Console.Error.WriteLineAsync("Set ACTORMESOS_TRACE=1 and repeat the command to see where.");
            if (Environment.GetEnvironmentVariable("ACTORMESOS_TRACE") is { Length: > 0 })
            {
                await Console.Error.WriteLineAsync(bug.ToString());
            }

            return (int)ExitCode.OwnFault;
        }
    }

    /// <summary><c>run</c> may be left out, and so may the scenario.</summary>
    private static string[] WithVerb(RootCommand root, string[] args)
    {
        if (args.Length == 0)
        {
            return ["run"];
        }

        var isKnown = args[0] is "--help" or "-h" or "-?" or "/?" or "--version" || Verbs(root).Contains(args[0], StringComparer.Ordinal);
        return isKnown ? args : ["run", .. args];
    }

    /// <summary>A first word that is neither verb nor option nor the path of anything: most likely a verb was meant.</summary>
    private static string? Mistyped(RootCommand root, string[] args)
    {
        if (args is ["", ..])
        {
            return $"the first word is empty; verbs: {string.Join(", ", Verbs(root))}";
        }

        if (args is not [[not '-', ..] word, ..] || !word.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
            || Verbs(root).Contains(word, StringComparer.Ordinal) || Path.Exists(word))
        {
            return null;
        }

        var nearest = NearestName.Of(word, Verbs(root)) is { } verb ? $"did you mean '{verb}'? " : "";
        return $"{word}: neither a verb nor a scenario file; {nearest}verbs: {string.Join(", ", Verbs(root))}";
    }

    private static IEnumerable<string> Verbs(RootCommand root) => root.Subcommands.Select(verb => verb.Name);
}
