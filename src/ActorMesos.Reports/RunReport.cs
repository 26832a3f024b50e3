using System.Globalization;
using System.Text;
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

    /// <summary>Writes all of it into a folder.</summary>
    /// <param name="recording">The run.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="window">Which instants are shown line by line, in ticks; null for all.</param>
    /// <param name="line">The number of a line of which is shown what led to it; null for none.</param>
    /// <returns>Which files there are, and what to know of them.</returns>
    /// <exception cref="IOException">The folder cannot be written, or the recording not read.</exception>
    public static WrittenReport Write(RunRecording recording, string folder, (long From, long To)? window = null, long? line = null)
    {
        ArgumentNullException.ThrowIfNull(recording);
        var (files, remarks) = (new List<string> { PageName }, new List<string>());
        JsonObject run;
        long? leftOutFrom;
        using (var trace = new FileInPlace(System.IO.Path.Combine(folder, TraceName)))
        {
            using (var writer = new PerfettoTrace(trace.Stream))
            {
                run = Read(recording, window, writer);
                leftOutFrom = writer.LeftOutFrom;
            }

            if (recording.Events is not null)
            {
                trace.Place();
                files.Add(TraceName);
            }
        }

        if (line is { } number && recording.Events is { } events)
        {
            run["chain"] = Chain(events, number);
        }

        if (run["remark"] is { } remark)
        {
            remarks.Add(remark.GetValue<string>());
        }

        if (leftOutFrom is { } from)
        {
            remarks.Add(string.Create(CultureInfo.InvariantCulture, $"{TraceName} shows messages and changes until {TimeGrid.Seconds(from):0.0000000}s of virtual time, {PerfettoTrace.LinesMost} lines, which is what its viewer can hold; --from and --to choose others."));
        }

        using (var page = new FileInPlace(System.IO.Path.Combine(folder, PageName)))
        {
            page.Stream.Write(Encoding.UTF8.GetBytes(ReportPage.Of(recording.Text("scenario") ?? "a run", [run], figures: null)));
            page.Place();
        }

        var metrics = System.IO.Path.Combine(recording.Folder, "metrics.json");
        if (File.Exists(metrics))
        {
            if (Metrics.PrometheusText.Of(File.ReadAllText(metrics)) is { } text)
            {
                File.WriteAllText(System.IO.Path.Combine(folder, MetricsName), text);
                files.Add(MetricsName);
            }
            else
            {
                remarks.Add($"{metrics} is damaged: there is no {MetricsName}.");
            }
        }

        return new WrittenReport(files, remarks);
    }

    /// <summary>What a page draws of a run.</summary>
    /// <param name="recording">The run.</param>
    /// <param name="window">Which instants are shown line by line, in ticks; null for all.</param>
    /// <param name="trace">What is told every line as well; null for nothing.</param>
    public static JsonObject Read(RunRecording recording, (long From, long To)? window, PerfettoTrace? trace)
    {
        ArgumentNullException.ThrowIfNull(recording);
        var model = new ReportModel(new TimeGrid(recording.StartedAt.Ticks, Math.Max(recording.StartedAt.Ticks + 1, recording.EndedAt.Ticks)), window);
        var read = 0L;
        if (recording.Events is { } events)
        {
            using var file = new FileStream(events, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            foreach (var line in LineReader.Read(file))
            {
                read++;
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
        if (recording.IsEventsChanged)
        {
            run["remark"] = string.Create(CultureInfo.InvariantCulture, $"events.jsonl is not the file that the run wrote: {read} lines of {recording.Number("lines") ?? 0} can be read, and the report is of these.");
        }

        return run;
    }

    private static JsonArray Chain(string events, long number)
    {
        using var lines = RecordedEvents.Open(events);
        return new JsonArray([.. lines.Chain(number, ChainMost).Select(line => (JsonNode)new JsonArray(
            line.Number, TimeGrid.Seconds(line.At.Ticks), line.Event, line.From, line.To, line.Kind, line.Cause, line.Payload))]);
    }
}
