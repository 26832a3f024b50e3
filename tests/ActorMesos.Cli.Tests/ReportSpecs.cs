using System.Text.Json.Nodes;
using ActorMesos.Cli.Tests.Support;

namespace ActorMesos.Cli.Tests;

public sealed class ReportSpecs : IDisposable
{
    private readonly Workplace _workplace = new();

    public ReportSpecs() => _workplace.Write("walk.conf", Sample.Walk);

    public void Dispose() => _workplace.Dispose();

    [Fact]
    public async Task a_run_leaves_its_report_and_the_recording_alone_gives_it_again_byte_for_byte()
    {
        var run = (await _workplace.Run("walk.conf", "--out", "one")).ShouldExitWith(0);
        run.OutputLines.ShouldContain(line => line.StartsWith("report      one", StringComparison.Ordinal));

        var report = (await _workplace.Run("report", "one", "--out", "again")).ShouldExitWith(0);

        report.OutputLines.Count(line => line.StartsWith("again", StringComparison.Ordinal)).ShouldBe(3);
        foreach (var file in new[] { "report.html", "trace.perfetto.json", "metrics.prom" })
        {
            Workplace.Hash(_workplace.Path("again", file)).ShouldBe(Workplace.Hash(_workplace.Path("one", file)), customMessage: file);
        }
    }

    [Fact]
    public async Task a_report_shows_what_led_to_the_line_that_is_asked_for()
    {
        (await _workplace.Run("walk.conf", "--out", "one")).ShouldExitWith(0);
        var created = File.ReadLines(_workplace.Path("one", "events.jsonl")).Select(line => JsonNode.Parse(line)!)
            .First(line => (string)line["kind"]! == "ResourcesCheckpointed" && line["payload"]!.ToJsonString().Contains("hdfs-data-0", StringComparison.Ordinal));

        (await _workplace.Run("report", "one", "--line", $"{created["seq"]}", "--out", "two")).ShouldExitWith(0);

        var page = File.ReadAllText(_workplace.Path("two", "report.html"));
        var data = page[(page.IndexOf("id=\"data\">", StringComparison.Ordinal) + 10)..];
        var chain = JsonNode.Parse(data[..data.IndexOf("</script>", StringComparison.Ordinal)])!["runs"]![0]!["chain"]!.AsArray();
        chain.Select(line => (string)line![5]!).ShouldBe(["MasterElected", "ResourceOffers", "WalkStepTaken", "Accept", "OperationApplied", "CheckpointResources", "ResourcesCheckpointed"]);
        ((long)chain[^1]![0]!).ShouldBe((long)created["seq"]!);
        (await _workplace.Run("report", "one", "--line", "many")).ShouldBeRefused("--line: found 'many'; allowed: the number of a recorded line, such as 27");
        (await _workplace.Run("report", "one", "--line", "9999")).ShouldBeRefused("--line: found 9999; allowed: the number of a recorded line, of which one has ");
        (await _workplace.Run("report", "one", "--from", "2d")).ShouldBeRefused("--from: found 172800.0000000s; allowed: up to ", "when the run in one ended");
    }

    [Fact]
    public async Task two_runs_are_laid_side_by_side_on_a_page()
    {
        (await _workplace.Run("diff", "walk.conf", "--seeds", "3,4", "--html", "both.html")).ShouldExitWith(0)
            .OutputLines[^1].ShouldBe("side by side in both.html");

        File.ReadAllText(_workplace.Path("both.html")).ShouldContain("\"figures\":[[");
    }

    [Fact]
    public async Task what_is_no_run_has_no_report()
    {
        (await _workplace.Run("report", "nowhere")).ShouldExitWith(1).Error.ShouldContain("nowhere is not there; name the folder of a run");
        (await _workplace.Run("report", "nowhere", "--from", "9s", "--to", "3s")).ShouldExitWith(1).Error.ShouldContain("--from 9s is later than --to 3s");
        (await _workplace.Run("report", "nowhere", "--from", "soon")).ShouldExitWith(1).Error.ShouldContain("--from: found 'soon'");
    }
}
