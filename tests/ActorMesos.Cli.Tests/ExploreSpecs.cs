using System.Text.Json.Nodes;
using ActorMesos.Cli.Tests.Support;

namespace ActorMesos.Cli.Tests;

/// <summary><c>explore</c> and <c>shrink</c>, as a person meets them.</summary>
public sealed class ExploreSpecs : IDisposable
{
    private readonly Workplace _workplace = new();

    public void Dispose() => _workplace.Dispose();

    [Fact]
    public async Task what_fails_is_grouped_recorded_and_repeated_by_the_line_that_is_printed()
    {
        _workplace.Write("fragile.conf", Sample.Fragile);

        var explored = (await _workplace.Run("explore", "fragile.conf", "--seeds", "1..30")).ShouldExitWith(3);

        explored.Output.ShouldContain("FAILED in ");
        var repeat = explored.OutputLines.First(line => line.StartsWith("  repeat with: ./run-sim.sh ", StringComparison.Ordinal));
        var words = repeat["  repeat with: ./run-sim.sh ".Length..].Split(' ');
        var folder = Path.GetDirectoryName(words[1])!;
        var result = Ended.Json(_workplace.Path(folder, "result.json"));
        File.Exists(_workplace.Path(folder, "events.jsonl")).ShouldBeTrue();
        File.Exists(_workplace.Path(folder, "report.html")).ShouldBeTrue();
        File.ReadAllText(_workplace.Path(Path.GetDirectoryName(folder)!, "index.html")).ShouldContain($"{Path.GetFileName(folder)}/report.html");
        (await _workplace.Run(words)).ShouldExitWith(3).Trace.ShouldBe(result["trace_sha256"]!.GetValue<string>());
    }

    [Fact]
    public async Task finds_the_same_with_one_job_and_with_two()
    {
        _workplace.Write("fragile.conf", Sample.Fragile);

        var one = await _workplace.Run("explore", "fragile.conf", "--seeds", "1..20", "--jobs", "1", "--quiet", "--no-corpus");
        var two = await _workplace.Run("explore", "fragile.conf", "--seeds", "1..20", "--jobs", "2", "--quiet", "--no-corpus");

        two.ShouldExitWith(3).Output.ShouldBe(one.ShouldExitWith(3).Output);
    }

    [Fact]
    public async Task seeds_that_failed_are_run_first_the_next_time()
    {
        _workplace.Write("fragile.conf", Sample.Fragile);
        await _workplace.Run("explore", "fragile.conf", "--seeds", "1..30", "--quiet");
        var seeds = Ended.Json(_workplace.Path("out", "fragile", "explore", "corpus.json"))["seeds"]!.AsArray();
        seeds.Count.ShouldBeGreaterThan(0);

        var again = (await _workplace.Run("explore", "fragile.conf", "--seeds", "1000..1000")).ShouldExitWith(3);
        again.Output.ShouldContain($"before them {seeds.Count} of the corpus");
        again.Output.ShouldContain($"of {seeds.Count + 1} runs");
        (await _workplace.Run("explore", "fragile.conf", "--seeds", "1000..1000", "--no-corpus")).Output.ShouldNotContain("corpus");
    }

    [Fact]
    public async Task shrink_leaves_a_smaller_run_that_fails_the_same_way()
    {
        _workplace.Write("fragile.conf", Sample.Fragile);
        await _workplace.Run("explore", "fragile.conf", "--seeds", "1..30", "--quiet");
        var failed = Directory.GetDirectories(_workplace.Path("out", "fragile", "explore")).Single();

        var shrunk = (await _workplace.Run("shrink", failed)).ShouldExitWith(0);

        shrunk.OutputLines.ShouldContain(line => line.StartsWith("faults ", StringComparison.Ordinal) && line.EndsWith(", 1 after", StringComparison.Ordinal));
        shrunk.Output.ShouldContain("minimal     yes");
        var (before, after) = (Ended.Json(Path.Combine(failed, "result.json")), Ended.Json(Path.Combine($"{failed}-shrunk", "result.json")));
        after["failure"]!["name"]!.GetValue<string>().ShouldBe(before["failure"]!["name"]!.GetValue<string>());
        JsonNode.DeepEquals(after["exit_code"], before["exit_code"]).ShouldBeTrue();
        (await _workplace.Run("run", Path.Combine($"{failed}-shrunk", "scenario.conf"), "--quiet")).ShouldExitWith(3);
    }

    [Fact]
    public async Task every_place_of_the_walk_is_tried()
    {
        _workplace.Write("walk.conf", Sample.Walk);
        var explored = (await _workplace.Run("explore", "walk.conf", "--crash-points")).ShouldExitWith(0);
        explored.Output.ShouldContain("every place was tried");
        explored.OutputLines[0].ShouldMatch("^[0-9]+ messages and [0-9]+ writes; at them [0-9]+ crashes to try$");
    }

    [Theory]
    [InlineData("explore walk.conf --seeds 9..3", "9..3")]
    [InlineData("explore walk.conf --seeds 5", "A..B")]
    [InlineData("explore walk.conf --seeds -1..3", "A..B")]
    [InlineData("explore walk.conf --seeds 1..99999999999", "at most")]
    [InlineData("explore walk.conf --jobs 0", "--jobs")]
    [InlineData("explore walk.conf --jobs many", "--jobs")]
    [InlineData("explore walk.conf --seeds 1..2 --crash-points", "--crash-points")]
    [InlineData("explore none.conf --seeds 1..2", "none.conf")]
    [InlineData("explore walk.conf --seeds 1..2 --set explore.kinds=[crsh]", "crash")]
    [InlineData("explore walk.conf --seeds 1..2 --out walk.conf", "walk.conf")]
    [InlineData("shrink none", "none")]
    [InlineData("shrink held", "did not fail")]
    public async Task refuses_what_is_not_right(string words, string named)
    {
        _workplace.Write("walk.conf", Sample.Walk);
        if (words.EndsWith("held", StringComparison.Ordinal))
        {
            (await _workplace.Run("run", "walk.conf", "--out", "held", "--quiet")).ShouldExitWith(0);
        }

        (await _workplace.Run(words.Split(' '))).ShouldBeRefused(named);
    }
}
