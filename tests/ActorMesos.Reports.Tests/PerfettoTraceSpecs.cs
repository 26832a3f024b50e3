using System.Text.Json.Nodes;
using ActorMesos.Reports.Tests.Support;
using ActorMesos.Reports.Traces;

namespace ActorMesos.Reports.Tests;

/// <summary>The rules of the Chrome trace event format, checked on a real recording.</summary>
public sealed class PerfettoTraceSpecs
{
    private static readonly IReadOnlyList<JsonNode> Events = Read();

    [Fact]
    public void every_event_has_the_fields_of_its_phase()
    {
        Events.ShouldNotBeEmpty();
        Events.ShouldAllBe(one => one["name"] != null && one["pid"] != null && one["tid"] != null);
        Of("X").ShouldAllBe(one => one["ts"]!.GetValue<decimal>() >= 0 && one["dur"]!.GetValue<decimal>() > 0);
        Of("i").ShouldAllBe(one => one["s"]!.GetValue<string>() == "g" || one["s"]!.GetValue<string>() == "p");
        Events.Select(one => one["ph"]!.GetValue<string>()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ShouldBe(["M", "X", "f", "i", "s"]);
    }

    [Fact]
    public void every_track_has_a_name()
    {
        var named = Of("M").Where(one => one["name"]!.GetValue<string>() == "thread_name").Select(Track).ToHashSet();

        Events.Where(one => one["ph"]!.GetValue<string>() is not "M" and not "i").Select(Track).Except(named).ShouldBeEmpty();
        Of("M").Where(one => one["name"]!.GetValue<string>() == "process_name").Select(one => one["args"]!["name"]!.GetValue<string>())
            .ShouldBe(["faults", "master", "walk", "node-1"], ignoreOrder: true);
    }

    [Fact]
    public void each_arrow_has_both_ends_each_at_a_span_of_its_track_and_never_goes_back()
    {
        var starts = Of("s").ToDictionary(one => one["id"]!.GetValue<long>());
        var ends = Of("f").ToDictionary(one => one["id"]!.GetValue<long>());
        var spans = Of("X").Select(one => (Track(one), one["ts"]!.GetValue<decimal>())).ToHashSet();

        starts.ShouldNotBeEmpty();
        starts.Keys.ShouldBe(ends.Keys, ignoreOrder: true);
        foreach (var (id, start) in starts)
        {
            start["ts"]!.GetValue<decimal>().ShouldBeLessThanOrEqualTo(ends[id]["ts"]!.GetValue<decimal>());
            spans.ShouldContain((Track(start), start["ts"]!.GetValue<decimal>()));
            spans.ShouldContain((Track(ends[id]), ends[id]["ts"]!.GetValue<decimal>()));
        }
    }

    [Fact]
    public void spans_of_one_track_never_overlap_in_part()
    {
        foreach (var track in Of("X").GroupBy(Track))
        {
            var open = new Stack<decimal>();
            foreach (var (from, to) in track.Select(one => (From: one["ts"]!.GetValue<decimal>(), To: one["ts"]!.GetValue<decimal>() + one["dur"]!.GetValue<decimal>())).OrderBy(span => span.From).ThenByDescending(span => span.To))
            {
                while (open.Count > 0 && open.Peek() <= from)
                {
                    open.Pop();
                }

                if (open.Count > 0)
                {
                    to.ShouldBeLessThanOrEqualTo(open.Peek());
                }

                open.Push(to);
            }
        }
    }

    [Fact]
    public void of_each_track_the_times_never_go_back()
    {
        foreach (var track in Of("X").GroupBy(Track))
        {
            var times = track.Select(one => one["ts"]!.GetValue<decimal>()).ToList();
            times.ShouldBe(times.Order());
        }
    }

    [Fact]
    public void the_volume_is_a_span_in_microseconds()
    {
        var volume = Of("X").Single(one => one["cat"]!.GetValue<string>() == "volume");

        volume["name"]!.GetValue<string>().ShouldBe("hdfs/hdfs-data-0 created");
        volume["ts"]!.GetValue<decimal>().ShouldBe(1_028_670m);
        volume["dur"]!.GetValue<decimal>().ShouldBe(999_015.5m);
    }

    [Fact]
    public void what_happens_at_one_instant_is_drawn_in_its_order_and_an_arrow_begins_at_its_own_cause()
    {
        var events = Drawn(new Story().Delivered(1, "a", "master", "Accept").Changed(1, "master", "OperationApplied").Delivered(2, "master", "b", "Go", cause: 1).Delivered(3, "master", "b", "Done", cause: 2), PerfettoTrace.LinesMost);

        events.Where(one => one["ph"]!.GetValue<string>() == "X").Select(one => $"{one["name"]} {one["ts"]}").ShouldBe(["Accept 1000000", "OperationApplied 1000000.001", "Go 2000000", "Done 3000000"]);
        events.Where(one => one["ph"]!.GetValue<string>() == "s").Select(one => $"{one["name"]} {one["ts"]}").ShouldBe(["Go 1000000", "Done 1000000.001"]);
    }

    [Fact]
    public void of_more_lines_than_the_viewer_can_hold_the_first_are_drawn_and_where_they_end_is_marked()
    {
        var story = new Story().Delivered(1, "a", "b", "One").Delivered(1, "b", "a", "Pong").Delivered(2, "a", "b", "Two").Delivered(3, "a", "b", "Three", cause: 3)
            .Fault(4, "FaultSetIn", """{"kind":"pause","what":"b"}""");

        var events = Drawn(story, linesMost: 2);

        events.Where(one => one["ph"]!.GetValue<string>() is "X" or "i").Select(one => $"{one["name"]} {one["ts"]}")
            .ShouldBe(["One 1000000", "Two 2000000", "pause: b 4000000", "from here on messages and changes are left out 3000000"]);
        events.ShouldNotContain(one => one["ph"]!.GetValue<string>() == "s", "an arrow would lead to what is not there");
        Drawn(story, linesMost: 3).ShouldNotContain(one => one["ph"]!.GetValue<string>() == "i");
    }

    [Fact]
    public void what_begins_when_the_run_ends_still_has_a_length() =>
        Drawn(new Story().Changed(360, "node-1", "TaskLaunched", """{"framework_id":"F","task":{"id":"t","resources":"cpus:1"}}"""), PerfettoTrace.LinesMost)
            .Where(one => one["ph"]!.GetValue<string>() == "X").ShouldAllBe(one => one["dur"]!.GetValue<decimal>() > 0);

    private static List<JsonNode> Drawn(Story story, int linesMost)
    {
        using var stream = new MemoryStream();
        using var trace = new PerfettoTrace(stream, linesMost);
        var model = new ReportModel(Story.Seconds, window: null);
        foreach (var line in story.Lines())
        {
            model.See(line);
            trace.See(line);
        }

        trace.Complete(model.Timeline, Story.Seconds.End);
        stream.Position = 0;
        return [.. JsonNode.Parse(stream)!["traceEvents"]!.AsArray().Select(one => one!)];
    }

    private static IEnumerable<JsonNode> Of(string phase) => Events.Where(one => one["ph"]!.GetValue<string>() == phase);

    private static (int Process, int Thread) Track(JsonNode one) => (one["pid"]!.GetValue<int>(), one["tid"]!.GetValue<int>());

    private static List<JsonNode> Read()
    {
        using var stream = new MemoryStream();
        using var trace = new PerfettoTrace(stream);
        RunReport.Read(Recorded.Quickstart, window: null, trace);
        stream.Position = 0;
        return [.. JsonNode.Parse(stream)!["traceEvents"]!.AsArray().Select(one => one!)];
    }
}
