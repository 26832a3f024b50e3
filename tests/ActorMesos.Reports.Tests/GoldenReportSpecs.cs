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
    }
}
