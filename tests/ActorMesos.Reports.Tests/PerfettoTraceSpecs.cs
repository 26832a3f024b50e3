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
