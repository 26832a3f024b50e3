using System.Text.Json;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Simulation.Tests.Runs;

/// <summary>How slaves leave a whole cluster, to the second.</summary>
public sealed class SlaveDepartureSpecs
{
    [Fact]
    public void in_0_23_a_goodbye_takes_effect_at_once_and_whoever_comes_back_is_another_slave_with_the_same_volumes()
    {
        var lines = Lines(Shipped.Read("simulations/slaves/goodbye.conf"));
        var former = Text(First(lines, 0, "SlaveAdmitted", "node-1"), "slave_id");

        At(First(lines, 0, "UnregisterSlave", "master", value: "node-1")).ShouldBe(90m, 0.01m);
        At(First(lines, 90m, "SlaveRemoval", "master")).ShouldBe(90m, 0.02m);
        At(First(lines, 90m, "LostSlave", "hdfs")).ShouldBe(90m, 0.02m);
        var lost = lines.First(line => At(line) >= 90m && Kind(line) == "StatusUpdate" && Text(line, "to") == "hdfs");
        At(lost).ShouldBe(90m, 0.02m);
        lost.GetProperty("payload").GetProperty("latest_state").GetString().ShouldBe("Lost");
        lost.GetRawText().ShouldContain("REASON_SLAVE_REMOVED");
        lines.ShouldNotContain(line => At(line) > 90.1m && At(line) < 120m && Text(line, "from") == "node-1", "its process has ended");

        At(First(lines, 90m, "RegisterSlave", "master", value: "node-1")).ShouldBe(120m, 0.01m);
        var back = First(lines, 90m, "SlaveAdmitted", "node-1");
        At(back).ShouldBe(120m, 0.05m);
        Text(back, "slave_id").ShouldNotBe(former);
    }

    [Fact]
    public void with_a_rate_limit_silent_slaves_are_given_up_one_by_one_and_the_last_one_is_back_in_time()
    {
        var scenario = Shipped.Read(
            "simulations/slaves/goodbye.conf", null, "master.slave-removal-rate-limit=\"1/2m\"", "duration=20m", "expect.eventually=[]", "expect.reached=[]",
            "faults=[ { at = 60s, crash = { slaves = [node-1, node-2, node-3], for = 4m } } ]");
        var lines = Lines(scenario);

        // The ping of 60 s after a slave joined is the first that none of them answers, and 75 s later five are one too many.
        var removed = lines.Where(line => Kind(line) == "SlaveRemoval").ToList();
        removed.Count.ShouldBe(2);
        At(removed[0]).ShouldBe(At(First(lines, 0, "SlaveJoined", "master", "slave_id", Text(removed[0], "slave_id")!)) + 135m, 0.02m);
        At(removed[1]).ShouldBe(At(removed[0]) + 120m, 0.02m);
        lines.Count(line => Kind(line) == "SlaveRemovalScheduled").ShouldBe(3);
        At(First(lines, 0, "SlaveRemovalCancelled", "master")).ShouldBe(300m, 1.1m);
    }

    private static List<JsonElement> Lines(Scenario scenario)
    {
        var run = Shipped.Record(scenario, new MemoryJournal());
        run.Outcome.Failure.ShouldBeNull();
        return [.. run.Lines.Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    private static JsonElement First(List<JsonElement> lines, decimal since, string kind, string to, string field = "from", string? value = null) =>
        lines.First(line => At(line) >= since && Kind(line) == kind && Text(line, "to") == to && (value is null || Text(line, field) == value));

    private static decimal At(JsonElement line) => line.GetProperty("at").GetDecimal();

    private static string? Kind(JsonElement line) => Text(line, "kind");

    /// <summary>What stands under a name in the line or in what it is about.</summary>
    private static string? Text(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) || line.GetProperty("payload").TryGetProperty(name, out value) ? value.ToString() : null;
}
