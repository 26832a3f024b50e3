using System.Text.Json.Nodes;

namespace ActorMesos.Http.Tests;

public sealed class MaintenanceSpecs
{
    private const string Schedule =
        """{"windows":[{"machine_ids":[{"hostname":"node-1","ip":"10.0.0.1"}],"unavailability":{"start":{"nanoseconds":1437523800000000000},"duration":{"nanoseconds":3600000000000}}}]}""";

    [Fact]
    public async Task a_machine_is_scheduled_brought_down_and_up_again()
    {
        await using var cluster = await ServedCluster.Start();

        (await cluster.Post("machine/down", """[{"hostname":"node-1"}]""", "application/json")).ShouldBe(400);
        (await cluster.Post("maintenance/schedule", Schedule, "application/json")).ShouldBe(200);
        (await cluster.Get("maintenance/schedule")).ToJsonString().ShouldBe(Schedule.Replace(""","ip":"10.0.0.1" """.TrimEnd(), "", StringComparison.Ordinal));
        ((string)(await cluster.Get("master/maintenance/status"))["draining_machines"]![0]!["id"]!["hostname"]!).ShouldBe("node-1");
        (await cluster.Post("machine/down", """[{"hostname":"node-1"}]""", "application/json")).ShouldBe(200);
        await cluster.Until(() => cluster.Metric("master/slaves_active"), active => (int)active == 2);
        ((string)(await cluster.Get("maintenance/status"))["down_machines"]![0]!["hostname"]!).ShouldBe("node-1");
        (await cluster.Post("machine/up", """[{"hostname":"node-1"}]""", "application/json")).ShouldBe(200);
        (await cluster.Get("maintenance/schedule")).ToJsonString().ShouldBe("""{"windows":[]}""");
    }

    [Fact]
    public async Task a_scheduler_is_asked_to_leave_and_answers()
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);
        await using var scheduler = await TestScheduler.Subscribe(cluster);
        var offer = await scheduler.Offer();
        await scheduler.Accept(offer, TestTasks.Launch(offer, "server", "serve for ever"));
        await scheduler.Next("UPDATE");

        (await cluster.Post("maintenance/schedule", Schedule, "application/json")).ShouldBe(200);

        var inverse = (await scheduler.Next("INVERSE_OFFERS"))["inverse_offers"]!["inverse_offers"]![0]!;
        ((long)inverse["unavailability"]!["start"]!["nanoseconds"]!).ShouldBe(1437523800000000000);
        await scheduler.Call("ACCEPT_INVERSE_OFFERS", new JsonObject { ["inverse_offer_ids"] = new JsonArray(inverse["id"]!.DeepClone()) });
        var status = await cluster.Until(
            () => cluster.Get("maintenance/status"), shown => shown["draining_machines"]![0]!["statuses"]!.AsArray().Count == 1);
        ((string)status["draining_machines"]![0]!["statuses"]![0]!["status"]!).ShouldBe("ACCEPT");
    }
}
