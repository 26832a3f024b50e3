using System.Text.Json;
using ActorMesos.Reports.Tests.Support;

namespace ActorMesos.Reports.Tests;

public sealed class GoldenReportSpecs
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Set ACTORMESOS_GOLDEN to the path of the file to write it anew.</summary>
    [Fact]
    public void the_report_of_the_committed_recording_is_the_committed_one()
    {
        var run = RunReport.Read(Recorded.Quickstart, window: null, trace: null);
        foreach (var row in run["lines"]!["rows"]!.AsArray())
        {
            row![7] = "";
        }

        var text = run.ToJsonString(Indented).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable("ACTORMESOS_GOLDEN") is { Length: > 0 } golden)
        {
            File.WriteAllText(golden, text);
        }

        text.ShouldBe(File.ReadAllText(System.IO.Path.Combine(AppContext.BaseDirectory, "Recordings", "quickstart.golden.json")));
    }

    [Fact]
    public void the_same_recording_gives_the_same_bytes()
    {
        var (one, two) = (Recorded.Folder(), Recorded.Folder());
        RunReport.Write(Recorded.Quickstart, one.FullName);
        RunReport.Write(Recorded.Quickstart, two.FullName);

        one.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal).ShouldBe([RunReport.PageName, RunReport.TraceName]);
        foreach (var file in one.GetFiles())
        {
            File.ReadAllBytes(file.FullName).ShouldBe(File.ReadAllBytes(System.IO.Path.Combine(two.FullName, file.Name)));
        }

        one.Delete(recursive: true);
        two.Delete(recursive: true);
    }

    [Fact]
    public void the_page_asks_nobody_for_anything_and_is_small()
    {
        var folder = Recorded.Folder();
        RunReport.Write(Recorded.Quickstart, folder.FullName);
        var page = File.ReadAllText(System.IO.Path.Combine(folder.FullName, RunReport.PageName));
        folder.Delete(recursive: true);

        page.Length.ShouldBeLessThan(1_500_000);
        page.ShouldNotContain("<script src");
        page.ShouldNotContain("<link rel=\"stylesheet\"");
        page.ShouldNotContain("{{");
    }

    [Fact]
    public void a_recording_whose_last_line_is_cut_off_has_a_report_of_the_others()
    {
        var folder = Recorded.Folder();
        var whole = Recorded.Quickstart;
        var cut = System.IO.Path.Combine(folder.FullName, "events.jsonl");
        File.WriteAllText(cut, File.ReadAllText(whole.Events!)[..^20]);

        var run = RunReport.Read(whole with { Events = cut }, window: null, trace: null);
        folder.Delete(recursive: true);

        run["lines"]!["kinds"]!.AsArray().Sum(kind => kind![2]!.GetValue<long>()).ShouldBe(38);
        run["remark"]!.GetValue<string>().ShouldBe("events.jsonl is not the file that the run wrote: 38 lines of 39 can be read, and the report is of these.");
    }

    [Theory]
    [InlineData("\"seq\":7,", "\"seq\":99999999999,")]
    [InlineData("\"seq\":7,", "\"seq\":-7,")]
    [InlineData("\"seq\":7,", "\"seq\":6,")]
    [InlineData("\"seq\":7,\"at\":", "\"seq\":7,\"at\":1e300")]
    public void a_line_with_a_number_that_cannot_be_is_left_out(string right, string wrong)
    {
        var folder = Recorded.Folder();
        var whole = Recorded.Quickstart;
        var damaged = System.IO.Path.Combine(folder.FullName, "events.jsonl");
        File.WriteAllText(damaged, File.ReadAllText(whole.Events!).Replace(right, wrong, StringComparison.Ordinal));

        var report = RunReport.Write(whole with { Events = damaged }, folder.FullName);
        folder.Delete(recursive: true);

        report.Remarks.ShouldHaveSingleItem().ShouldContain("38 lines of 39 can be read");
    }

    [Fact]
    public void a_recording_as_the_run_wrote_it_has_no_remark()
    {
        var folder = Recorded.Folder();
        var report = RunReport.Write(Recorded.Quickstart, folder.FullName);
        folder.Delete(recursive: true);

        report.Remarks.ShouldBeEmpty();
        report.Files.ShouldBe([RunReport.PageName, RunReport.TraceName]);
    }

    [Fact]
    public void what_cannot_be_made_is_said_and_not_named_among_the_files()
    {
        var (folder, run) = (Recorded.Folder(), Recorded.Folder());
        File.WriteAllText(System.IO.Path.Combine(run.FullName, "metrics.json"), "{\"master/elected\":");
        File.WriteAllText(System.IO.Path.Combine(folder.FullName, RunReport.TraceName), "of another run");

        var report = RunReport.Write(Recorded.Quickstart with { Folder = run.FullName, Events = null }, folder.FullName);
        var there = folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal).ToList();
        folder.Delete(recursive: true);
        run.Delete(recursive: true);

        report.Files.ShouldBe([RunReport.PageName]);
        report.Remarks.ShouldHaveSingleItem().ShouldEndWith("metrics.json is damaged: there is no metrics.prom.");
        there.ShouldBe([RunReport.PageName, RunReport.TraceName], "nothing half done is left");
    }
}
