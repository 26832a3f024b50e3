using System.Globalization;
using ActorMesos.Cli.Output;
using ActorMesos.Cli.Runs;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Exploration;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Shrinking;

namespace ActorMesos.Cli.Shrinking;

/// <summary>Shrinks one failing run, from its folder to the folder of the smallest that fails the same way.</summary>
internal static class ShrinkExecution
{
    public static ExitCode Execute(ShrinkRequest request, Interruption interruption)
    {
        var failed = FailedRun.Read(request.Folder);
        if (failed.IsRefused)
        {
            return Refused.Say(failed.Refusal);
        }

        if (RunFolder.Check(request.Output) is Refusal refusal)
        {
            return Refused.Say(refusal);
        }

        var line = new ProgressLine(request.IsQuiet);
        var shrinker = new Shrinker(new MemoryRunner(Composition.Composition.Catalog), Composition.Composition.Catalog, request.Jobs) 
        {
            Progress = progress => line.Show(() => ShrinkLine.View(progress, line.Elapsed)),
        };
        var (scenario, group) = (failed.Value.Scenario, failed.Value.Group);
        if (line.Watch(() => shrinker.Shrink(scenario, group, interruption.Token)) is not { } report)
        {
            Console.WriteLine(interruption.Token.IsCancellationRequested
                ? "Ended before the run was repeated once."
                : $"Repeated in memory, the run does not fail with {group.Name} any more: another build wrote it, it continued a journal, or it is not deterministic.");
            return interruption.Token.IsCancellationRequested ? ExitCode.Cancelled : ExitCode.NotDeterministic;
        }

        try
        {
            return Keep(request, report, line.Elapsed);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Refused.Say(new("shrink-folder-writable", $"the run's folder {request.Output} cannot be written: {failure.Message}"));
        }
    }

    private static ExitCode Keep(ShrinkRequest request, ShrinkReport report, TimeSpan elapsed)
    {
        var outcome = RecordedRun.Write(report.After, request.Output, CancellationToken.None);
        var isSame = outcome.Failure is { } failure && FailureGroup.Of(failure) == report.Group;
        Print(request, report, outcome, elapsed);
        return isSame ? ExitCode.Holds : ExitCode.NotDeterministic;
    }

    private static void Print(ShrinkRequest request, ShrinkReport report, RunOutcome outcome, TimeSpan elapsed)
    {
        Console.WriteLine($"{report.Group.Name}: {outcome.Failure?.Message ?? "everything holds, other than before"}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"faults      {Count(report.Before)} before, {Count(report.After)} after"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"slaves      {report.Before.SlaveNodes().Count()} before, {report.After.SlaveNodes().Count()} after"));
        Console.WriteLine($"duration    {DurationText.Write(report.Before.Duration)} before, {DurationText.Write(report.After.Duration)} after");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"runs        {report.Runs} tried in {elapsed.TotalSeconds:0.0} s"));
        Console.WriteLine(report.IsMinimal
            ? "minimal     yes: without any one of what is left, it does not fail this way"
            : "minimal     not proven: ended early");
        Console.WriteLine($"recorded    in {request.Output}");
        Console.WriteLine($"repeat with: ./run-sim.sh run {ShellWord.Quote(Path.Combine(request.Output, "scenario.conf"))}");
    }

    private static string Count(Scenario scenario) => scenario.Operator.Count == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{scenario.Faults.Count}")
        : string.Create(CultureInfo.InvariantCulture, $"{scenario.Faults.Count} and {scenario.Operator.Count} calls");
}
