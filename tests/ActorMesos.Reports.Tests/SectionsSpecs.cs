using System.Text.Json.Nodes;
using ActorMesos.Reports.Tests.Support;
using ActorMesos.Reports.Watches;

namespace ActorMesos.Reports.Tests;

public sealed class SectionsSpecs
{
    private const string Offer = """{"offers":[{"id":"O1"},{"id":"O2"}]}""";
    private const string Accept = """{"offer_ids":["O1"],"operations":[{"type":"LAUNCH","tasks":[{"id":"t"}]}]}""";

    [Fact]
    public void whatever_is_measured_becomes_a_chart_with_a_curve_for_each_node()
    {
        var charts = new Story().Changed(10, "node-1/n", "Measured", """{"name":"hdfs.under-replicated-blocks","value":12}""")
            .Changed(20, "node-1/n", "Measured", """{"name":"hdfs.under-replicated-blocks","value":3}""")
            .Changed(20, "node-2/n", "Measured", """{"name":"hdfs.under-replicated-blocks","value":4}""").Section(new SeriesWatch(Story.Seconds));

        var chart = charts.AsArray().ShouldHaveSingleItem()!;
        chart["name"]!.GetValue<string>().ShouldBe("hdfs.under-replicated-blocks");
        chart["curves"]!.AsArray().Select(curve => curve!["node"]!.GetValue<string>()).ShouldBe(["node-1/n", "node-2/n"]);
        var values = chart["curves"]![0]!["values"]!;
        values[9].ShouldBeNull();
        values[10]!.GetValue<double>().ShouldBe(12);
        values[19]!.GetValue<double>().ShouldBe(12);
        values[20]!.GetValue<double>().ShouldBe(3);
        values[359]!.GetValue<double>().ShouldBe(3);
    }

    [Fact]
    public void a_curve_ends_with_the_task_of_its_program_and_with_the_power()
    {
        const string Twelve = """{"name":"n","value":12}""";
        var curves = new Story().Changed(10, "node-1/hdfs-data-0", "Measured", Twelve).Changed(10, "node-1/hdfs-data-1", "Measured", Twelve)
            .Changed(20, "node-1", "TaskUpdated", """{"status":{"task_id":"hdfs-data-0.3","state":"Killed"}}""")
            .Fault(30, "PowerFailed").Section(new SeriesWatch(Story.Seconds))[0]!["curves"]!;

        (curves[0]!["values"]![19]!.GetValue<double>(), curves[0]!["values"]![20]).ShouldBe((12, null));
        (curves[1]!["values"]![29]!.GetValue<double>(), curves[1]!["values"]![30]).ShouldBe((12, null));
    }

    [Fact]
    public void what_rises_and_falls_within_a_column_is_seen_and_what_changes_twice_at_one_instant_is_not()
    {
        var curve = new Story().Changed(10, "a", "Measured", """{"name":"n","value":1}""")
            .Changed(20.1m, "a", "Measured", """{"name":"n","value":9}""").Changed(20.2m, "a", "Measured", """{"name":"n","value":2}""")
            .Changed(30.5m, "a", "Measured", """{"name":"n","value":7}""").Changed(30.5m, "a", "Measured", """{"name":"n","value":2}""")
            .Section(new SeriesWatch(Story.Seconds))[0]!["curves"]![0]!;

        curve["beyond"]!.ToJsonString().ShouldBe("[[20,9]]");
        curve["values"]![20]!.GetValue<double>().ShouldBe(2);
    }

    [Fact]
    public void of_many_curves_the_highest_have_their_own_and_the_others_are_summed()
    {
        var story = new Story();
        for (var node = 1; node <= 10; node++)
        {
            story.Changed(10, $"node-{node}", "Measured", $$"""{"name":"n","value":{{node}}}""");
        }

        var curves = story.Section(new SeriesWatch(Story.Seconds))[0]!["curves"]!.AsArray();

        curves.Select(curve => curve!["node"]!.GetValue<string>()).ShouldBe([.. Enumerable.Range(4, 7).Select(node => $"node-{node}"), "sum of 3 others"]);
        curves[^1]!["values"]![10]!.GetValue<double>().ShouldBe(1 + 2 + 3);
    }

    [Fact]
    public void offers_are_counted_one_by_one_and_not_by_message()
    {
        var rows = new Story().Delivered(1, "master", "f", "ResourceOffers", Offer).Delivered(2, "f", "master", "Accept", Accept)
            .Delivered(2, "f", "master", "Decline", """{"offer_ids":["O2"]}""").Section(new OfferWatch(Story.Seconds));

        rows.AsArray().Select(row => row!["total"]!.GetValue<long>()).ShouldBe([2, 1, 1, 0]);
        rows[0]!["values"]![1]!.GetValue<long>().ShouldBe(2);
    }

    [Fact]
    public void latencies_go_from_the_offer_by_way_of_the_accept_to_the_first_news_that_the_task_runs()
    {
        var rows = new Story().Delivered(1, "master", "f", "ResourceOffers", Offer).Delivered(1.25m, "f", "master", "Accept", Accept)
            .Delivered(3.25m, "node-1", "master", "StatusUpdate", """{"status":{"task_id":"t","state":"Running"}}""")
            .Delivered(3.5m, "master", "f", "StatusUpdate", """{"status":{"task_id":"t","state":"Running"}}""").Section(new LatencyWatch());

        rows.AsArray().Select(row => row!["p50"]!.GetValue<double>()).ShouldBe([250, 2000, 2250]);
        rows.AsArray().Select(row => row!["count"]!.GetValue<int>()).ShouldBe([1, 1, 1]);
    }

    [Fact]
    public void what_a_role_holds_goes_up_with_its_tasks_and_down_again()
    {
        var rows = new Story().Changed(1, "master", "FrameworkJoined", """{"framework_id":"F","framework":{"role":"hdfs"}}""")
            .Changed(10, "node-1", "TaskLaunched", """{"framework_id":"F","task":{"id":"t","resources":"cpus(hdfs):1.5"}}""")
            .Changed(20, "node-1", "TaskUpdated", """{"status":{"task_id":"t","state":"Finished"}}""").Section(new AllocationWatch(Story.Seconds));

        var used = rows.AsArray().ShouldHaveSingleItem()!;
        (used["what"]!.GetValue<string>(), used["role"]!.GetValue<string>(), used["resource"]!.GetValue<string>()).ShouldBe(("used", "hdfs", "cpus"));
        used["values"]![19]!.GetValue<double>().ShouldBe(1.5);
        used["values"]![20]!.GetValue<double>().ShouldBe(0);
    }

    [Fact]
    public void lines_are_shown_from_both_ends_and_between_them_what_is_rare_is_whole_and_what_is_frequent_thinned_out()
    {
        const int between = 3 * ThinnedLines<int>.Most;
        var story = new Story().Delivered(0, "master", "node-1", "Ping");
        for (var index = 0; index < (2 * MessageWatch.HalfMost) + between; index++)
        {
            story.Delivered(1, "a", "b", "Hello");
            if (index is MessageWatch.HalfMost + 50 or MessageWatch.HalfMost + 150)
            {
                story.Changed(1, "a", "Rare");
            }
        }

        var lines = story.Section(new MessageWatch(window: null));

        var rows = lines["rows"]!.AsArray();
        rows[0]![0]!.GetValue<long>().ShouldBe(2);
        rows.Select(row => row![0]!.GetValue<long>()).ShouldBeInOrder();
        rows.Count(row => row![5]!.GetValue<string>() == "Rare").ShouldBe(2);
        lines["thinned"]!.ToJsonString().ShouldBe("""[["delivered","Hello",4]]""");
        rows.Count.ShouldBe((2 * MessageWatch.HalfMost) + (between / 4) + 2);
        lines["left_out"]!.GetValue<long>().ShouldBe(between * 3 / 4);
        lines["kinds"]!.AsArray().Select(kind => kind!.ToJsonString()).ShouldBe(["[\"delivered\",\"Hello\",2384]", "[\"changed\",\"Rare\",2]", "[\"delivered\",\"Ping\",1]"]);
    }

    [Fact]
    public void what_is_thinned_out_is_kept_from_the_first_to_the_last_at_even_distances()
    {
        var thinned = new ThinnedLines<int>();
        for (var line = 0; line < 1000; line++)
        {
            thinned.Add(line);
        }

        thinned.Every.ShouldBe(8);
        thinned.Kept.ShouldBe(Enumerable.Range(0, 125).Select(index => 8 * index));
        thinned.LeftOut.ShouldBe(875);
    }

    [Fact]
    public void values_are_kept_with_their_instants_while_they_are_few()
    {
        var story = new Story().Changed(10.25m, "a", "Measured", """{"name":"n","value":1}""").Changed(20.5m, "a", "Measured", """{"name":"n","value":7}""")
            .Changed(20.5m, "a", "Measured", """{"name":"n","value":2}""").Fault(30, "PowerFailed");
        Curve(story)["exact"]!.ToJsonString().ShouldBe("[[10.25,1],[20.5,2],[30,null]]");

        for (var index = 0; index < StepCurve.ExactMost; index++)
        {
            story.Changed(40 + (index / 100m), "a", "Measured", $$"""{"name":"n","value":{{index}}}""");
        }

        Curve(story)["exact"].ShouldBeNull();
        static JsonNode Curve(Story told) => told.Section(new SeriesWatch(Story.Seconds))[0]!["curves"]![0]!;
    }

    [Fact]
    public void a_window_leaves_out_what_is_before_and_after()
    {
        var window = (2 * TimeSpan.TicksPerSecond, 3 * TimeSpan.TicksPerSecond);
        var lines = new Story().Delivered(1, "a", "b", "One").Delivered(2.5m, "a", "b", "Two").Delivered(4, "a", "b", "Three").Section(new MessageWatch(window));

        lines["rows"]!.AsArray().ShouldHaveSingleItem()![5]!.GetValue<string>().ShouldBe("Two");
    }

    [Fact]
    public void slaves_are_in_the_order_of_their_numbers()
    {
        static string Joins(string node) => new JsonObject { ["slave"] = new JsonObject { ["node"] = node, ["resources"] = "cpus:1" } }.ToJsonString();
        new Story().Changed(1, "master", "SlaveJoined", Joins("node-10")).Changed(1, "master", "SlaveJoined", Joins("node-2")).Section(new SlaveWatch())
            .AsArray().Select(slave => slave!["node"]!.GetValue<string>()).ShouldBe(["node-2", "node-10"]);
    }
}
