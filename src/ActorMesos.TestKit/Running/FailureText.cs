using System.Globalization;
using System.Text;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Replays;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Scenarios.Faults;
using ActorMesos.TestKit.Own;

namespace ActorMesos.TestKit.Running;

/// <summary>What a failure says.</summary>
internal sealed class FailureText(ClusterParts parts, RunFailure failure)
{
    private const int PayloadMost = 140;

    /// <summary>What comes before it, as which of many seeds failed.</summary>
    public string Heading { get; init; } = "";

    public IReadOnlyList<string> Conversations { get; init; } = [];

    public IReadOnlyList<RecordedLine> Chain { get; init; } = [];

    public string? Recording { get; init; }

    /// <summary>Why there is no recording; null where there is one, or none was asked for.</summary>
    public string? NotKept { get; init; }

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(Heading);
        text.Append(CultureInfo.InvariantCulture, $"{failure.Name} at {new Instant(failure.At.Ticks)}: {failure.Message}\n");
        Section(text, "faults in force:", failure.Faults);
        foreach (var conversation in Conversations)
        {
            text.Append('\n').Append(conversation);
        }

        Section(text, "what led to it, the earliest first:", Chain.Select(line => line.Print(PayloadMost)));
        if (Recording is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nrecorded in {Recording}\n");
        }

        if (NotKept is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nno recording was kept: {NotKept}\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"repeat with: {Repeating()}").ToString();
    }

    /// <summary>What makes the builder give the same run again.</summary>
    private string Repeating()
    {
        var seed = string.Create(CultureInfo.InvariantCulture, $".WithSeed({parts.Scenario.Seed})");
        var drawn = parts.Scenario.Faults.Where(fault => fault.Fault is not OwnFault).ToList();
        var place = parts.DrawsFaults ? ", in the place of WithRandomFaults" : "";
        return drawn.Count == 0 || !(parts.DrawsFaults || parts.ShowsFaults)
            ? seed + place
            : $"{seed}.WithFaults({string.Join(", ", drawn.Select(fault => $"\"\"\"{OneLine(fault)}\"\"\""))}){place}";
    }

    /// <summary>The fault as a scenario writes it, on one line.</summary>
    internal static string OneLine(ScheduledFault fault)
    {
        var text = new StringBuilder();
        fault.Write(new SectionWriter(text, depth: 0));
        var lines = text.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var line = new StringBuilder("{ ");
        for (var i = 0; i < lines.Length; i++)
        {
            var next = i + 1 < lines.Length ? lines[i + 1] : "}";
            var separator = lines[i][^1] is '{' or '[' || next[0] is '}' or ']' ? " " : ", ";
            line.Append(lines[i]).Append(separator);
        }

        return line.Append('}').ToString();
    }

    private static void Section(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var first = true;
        foreach (var line in lines)
        {
            text.Append(first ? $"\n{title}\n" : "").Append("  ").Append(line).Append('\n');
            first = false;
        }
    }
}
