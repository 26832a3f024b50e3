using ActorMesos.Cli.Output;
using ActorMesos.Simulation.Runs;

namespace ActorMesos.Cli.Tests.Output;

/// <summary>What frameworks found, side by side where it can be compared.</summary>
public sealed class FindingsScreenSpecs
{
    private static readonly FrameworkFinding[] Findings =
    [
        new("disks", new("times down", "12")), new("disks", new("bytes streamed", "1,024")),
        new("jobs", new("tasks done", "7")),
        new("sandboxes", new("times down", "3")), new("sandboxes", new("reads of lost rows", "79")),
    ];

    [Fact]
    public void what_counts_the_same_things_is_a_table_and_nothing_counted_is_none() => Print(80).ShouldBe(
    [
        "found                  times down  bytes streamed  reads of lost rows",
        "            disks              12           1,024                   0",
        "            sandboxes           3               0                  79",
        "found: jobs: tasks done 7",
    ]);

    [Fact]
    public void where_a_table_is_too_wide_there_are_lines() => Print(60).ShouldBe(
    [
        "found: disks: times down 12|bytes streamed 1,024",
        "found: sandboxes: times down 3|reads of lost rows 79",
        "found: jobs: tasks done 7",
    ]);

    private static List<string> Print(int width)
    {
        List<string> lines = [];
        FindingsScreen.Print(Findings, width, lines.Add, (title, entries) => lines.Add($"{title}: {string.Join('|', entries)}"));
        return lines;
    }
}
