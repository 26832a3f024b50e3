using System.Text.Json.Nodes;
using ActorMesos.Reports.Lines;
using ActorMesos.Reports.Pages;
using ActorMesos.Reports.Traces;
using ActorMesos.Reports.Watches;
using ActorMesos.Simulation.Replays;

namespace ActorMesos.Reports;

/// <summary>Makes what people look at out of the folder of a run, and of nothing else: the same recording gives the same bytes.</summary>
public static class RunReport
{
    /// <summary>The page.</summary>
    public const string PageName = "report.html";

    /// <summary>The trace for Perfetto's viewer.</summary>
    public const string TraceName = "trace.perfetto.json";

    /// <summary>The metrics of the master in the text format of Prometheus.</summary>
    public const string MetricsName = "metrics.prom";

    /// <summary>How many lines are shown that led to one.</summary>
    private const int ChainMost = 40;

    /// <summary>The files that a report may consist of.</summary>
    public static IReadOnlyList<string> Files { get; } = [PageName, TraceName, MetricsName];

    /// <summary>Writes all of it into a folder.</summary>
    /// <param name="recording">The run.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="window">Which instants are shown line by line, in ticks; null for all.</param>
    /// <param name="line">The number of a line of which is shown what led to it; null for none.</param>
    /// <exception cref="IOException">The folder cannot be written, or the recording not read.</exception>
    public static void Write(RunRecording recording, string folder, (long From, long To)? window = null, long? line = null)
    {
        ArgumentNullException.ThrowIfNull(recording);
        var trace = System.IO.Path.Combine(folder, TraceName);
        JsonObject run;
        using (var file = new FileStream(trace + ".new", FileMode.Create))
        using (var writer = new PerfettoTrace(file))
        {
            run = Read(recording, window, writer);
        }

        if (line is { } number && recording.Events is { } events)
        {
            run["chain"] = Chain(events, number);
        }

        Place(trace, isKept: recording.Events is not null);
        var page = System.IO.Path.Combine(folder, PageName);
        File.WriteAllText(page + ".new", ReportPage.Of(recording.Text("scenario") ?? "a run", [run], figures: null));
        Place(page, isKept: true);
        var metrics = System.IO.Path.Combine(recording.Folder, "metrics.json");
        if (File.Exists(metrics) && Metrics.PrometheusText.Of(File.ReadAllText(metrics)) is { } text)
        {
            File.WriteAllText(System.IO.Path.Combine(folder, MetricsName), text);
        }
    }

    /// <summary>What a page draws of a run.</summary>
    /// <param name="recording">The run.</param>
    /// <param name="window">Which instants are shown line by line, in ticks; null for all.</param>
    /// <param name="trace">What is told every line as well; null for nothing.</param>
    public static JsonObject Read(RunRecording recording, (long From, long To)? window, PerfettoTrace? trace)
    {
        ArgumentNullException.ThrowIfNull(recording);
        var model = new ReportModel(new TimeGrid(recording.StartedAt.Ticks, Math.Max(recording.StartedAt.Ticks + 1, recording.EndedAt.Ticks)), window);
        if (recording.Events is { } events)
        {
            using var file = new FileStream(events, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            foreach (var line in LineReader.Read(file))
            {
                model.See(line);
                if (window is not { } wanted || (line.At >= wanted.From && line.At <= wanted.To))
                {
                    trace?.See(line);
                }
            }
        }

        trace?.Complete(model.Timeline, recording.EndedAt.Ticks);
        var run = model.Print();
        run["result"] = recording.Result.DeepClone();
        run["verdict"] = recording.Verdict;
        run["has_lines"] = recording.Events is not null;
        return run;
    }

    private static JsonArray Chain(string events, long number)
    {
        using var lines = RecordedEvents.Open(events);
        return new JsonArray([.. lines.Chain(number, ChainMost).Select(line => (JsonNode)new JsonArray(
            line.Number, TimeGrid.Seconds(line.At.Ticks), line.Event, line.From, line.To, line.Kind, line.Cause, line.Payload))]);
    }

    private static void Place(string path, bool isKept)
    {
        if (isKept)
        {
            File.Move(path + ".new", path, overwrite: true);
        }
        else
        {
            File.Delete(path + ".new");
        }
    }
}
