using System.CommandLine;
using System.Globalization;
using ActorMesos.Cli.Output;
using ActorMesos.Cli.Runs;
using ActorMesos.Domain.Decisions;
using ActorMesos.Simulation.Exports;
using ActorMesos.Simulation.Runs;

namespace ActorMesos.Cli.Verbs;

/// <summary><c>report DIR</c>: the pages of a recorded run, from its recording alone.</summary>
internal static class ReportVerb
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The folder of a run." };
        var from = new Option<string?>("--from") { Description = "Shows lines one by one only from this virtual time on, such as 90s.", HelpName = "T" };
        var to = new Option<string?>("--to") { Description = "Shows lines one by one only until this virtual time.", HelpName = "T" };
        var line = new Option<string?>("--line") { Description = "Shows what led to the line of this number as well.", HelpName = "N" };
        var output = new Option<string?>("--out") { Description = "Writes into this folder instead of the run's.", HelpName = "DIR" };
        var asTest = new Option<bool>("--as-test") { Description = "Prints a failing run as the source of one test for xunit and the test kit, and makes nothing." };
        var verb = new Command("report", "Makes report.html, trace.perfetto.json and metrics.prom out of a recorded run.") { folder, from, to, line, output, asTest };
        verb.SetAction(parsed =>
        {
            if (parsed.GetValue(asTest))
            {
                return (int)PrintTest(parsed.GetValue(folder)!);
            }

            var (first, last) = (VirtualTime.Of("from", parsed.GetValue(from)), VirtualTime.Of("to", parsed.GetValue(to)));
            if ((first.Refusal ?? last.Refusal) is { } refusal)
            {
                return (int)Refused.Say(refusal);
            }

            if (parsed.GetValue(line) is { } text && !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                return (int)Refused.Say(new Refusal("report-line", $"--line: found '{text}'; allowed: the number of a recorded line, such as 27"));
            }

            long? number = parsed.GetValue(line) is { } digits ? long.Parse(digits, CultureInfo.InvariantCulture) : null;
            (long, long)? window = first.Value is null && last.Value is null ? null : (first.Value?.Ticks ?? 0, last.Value?.Ticks ?? long.MaxValue);
            return (int)(first.Value > last.Value
                ? Refused.Say(new Refusal("report-window", $"--from {parsed.GetValue(from)} is later than --to {parsed.GetValue(to)}"))
                : ReportExecution.Execute(parsed.GetValue(folder)!, parsed.GetValue(output), window, number));
        });
        return verb;
    }

    private static ExitCode PrintTest(string folder)
    {
        var source = TestSource.Of(folder, Composition.Composition.Catalog);
        if (source.IsRefused)
        {
            return Refused.Say(source.Refusal);
        }

        Console.Write(source.Value);
        return ExitCode.Holds;
    }
}
