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
