using System.CommandLine;
using System.Globalization;
using ActorMesos.Cli.Runs;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Cli.Verbs;

/// <summary><c>run FILE</c>: one run of a scenario.</summary>
internal static class RunVerb
{
    private const string Full = "full";
    private const string Digest = "digest";

    public static Command Create()
    {
        var options = new ScenarioOptions();
        var journal = ChoiceOption.Create("--journal", "Where events and snapshots are kept.", JournalNames.All);
        var journalFile = new Option<string?>("--journal-file") { Description = "Keeps the journal in this file instead of the run's folder.", HelpName = "PATH" };
        var resume = new Option<bool>("--resume") { Description = "Continues the journal in --journal-file." };
        var output = new Option<string?>("--out") { Description = "The run's folder, instead of out/SCENARIO/seed-N.", HelpName = "DIR" };
        var record = ChoiceOption.Create("--record", "What is kept of the recording: every line, or only the hash of all.", [Full, Digest]);
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Prints the verdict alone." };
        var verb = new Command("run", "Runs a scenario (the default verb).") { journal, journalFile, resume, output, record, quiet };
        options.AddTo(verb);
        verb.SetAction(parsed =>
        {
            using var interruption = new Interruption();
            return (int)(options.Reading(parsed) is not { Scenario: { } scenario } reading ? ExitCode.BadUsage : RunExecution.Execute(
                new RunRequest
                {
                    Scenario = scenario,
                    Wrong = parsed.GetValue(options.Wrong) ? reading.Wrong : null,
                    Words = options.Words(parsed),
                    Folder = parsed.GetValue(output) ?? DefaultFolder(parsed.GetValue(options.File)!, scenario, parsed.GetValue(options.Wrong)),
                    Journal = parsed.GetValue(journal)!,
                    JournalFile = parsed.GetValue(journalFile),
                    IsResumed = parsed.GetValue(resume),
                    IsRecordedInFull = string.Equals(parsed.GetValue(record), Full, StringComparison.Ordinal),
                    IsQuiet = parsed.GetValue(quiet),
                },
                interruption));
        });
        return verb;
    }

    private static string DefaultFolder(string file, Scenario scenario, bool isWrong) => Path.Combine(
        "out", Path.GetFileNameWithoutExtension(file), string.Create(CultureInfo.InvariantCulture, $"{(isWrong ? "wrong-" : "")}seed-{scenario.Seed}"));
}
