using System.Text.Json.Nodes;

namespace ActorMesos.Http.Tests;

public sealed class SeedWalkSpecs
{
    [Fact]
    public async Task a_volume_is_reserved_created_used_seen_again_and_destroyed_through_offers()
    {
        await using var cluster = await ServedCluster.Start();
        await using var scheduler = await TestScheduler.Subscribe(cluster);
        var first = await scheduler.Offer();
        var volume = TestTasks.Volume(1024, "data-0");
        await scheduler.Accept(
            first,
            TestTasks.Operation("RESERVE", "resources", TestTasks.Reserved(1024)),
            TestTasks.Operation("CREATE", "volumes", volume.DeepClone()),
            TestTasks.Launch(first, "writer", "sleep 5", volume.DeepClone()));

        await Finishes(scheduler);
        var again = await scheduler.Offer(offer => TestTasks.HasVolume(offer, "data-0"));
        ((string)again["agent_id"]!["value"]!).ShouldBe((string)first["agent_id"]!["value"]!);
        await scheduler.Accept(again, TestTasks.Launch(again, "reader", "sleep 5", volume.DeepClone()));
        await Finishes(scheduler);
        var last = await scheduler.Offer(offer => TestTasks.HasVolume(offer, "data-0"));
        await scheduler.Accept(
            last, TestTasks.Operation("DESTROY", "volumes", volume), TestTasks.Operation("UNRESERVE", "resources", TestTasks.Reserved(1024)));

        await cluster.Until(
            () => cluster.Get("slaves"), slaves => slaves["slaves"]!.AsArray().All(slave => slave!["reserved_resources_full"]!.AsObject().Count == 0));
        var tasks = (await cluster.Get("tasks?order=asc"))["tasks"]!.AsArray();
        tasks.Select(task => (string)task!["id"]!).ShouldBe(["writer", "reader"]);
        tasks.ShouldAllBe(task => (string)task!["state"]! == "TASK_FINISHED");
        tasks[0]!["statuses"]!.AsArray().Select(status => (string)status!["state"]!).ShouldBe(["TASK_STARTING", "TASK_RUNNING", "TASK_FINISHED"]);
    }

    [Fact]
    public async Task a_framework_that_comes_back_in_time_finds_its_task()
    {
        await using var cluster = await ServedCluster.Start();
        var scheduler = await TestScheduler.Subscribe(cluster, TestScheduler.Info(failoverTimeout: 100_000));
        var offer = await scheduler.Offer();
        await scheduler.Accept(offer, TestTasks.Launch(offer, "server", "serve for ever"));
        await scheduler.Acknowledge((await scheduler.Next("UPDATE"))["update"]!["status"]!);
        ((string)(await scheduler.Next("UPDATE"))["update"]!["status"]!["state"]!).ShouldBe("TASK_RUNNING");
        await scheduler.DisposeAsync();
        await cluster.Until(() => cluster.Metric("master/frameworks_disconnected"), count => count == 1);

        await using var successor = await TestScheduler.Subscribe(cluster, TestScheduler.Info(id: scheduler.FrameworkId, failoverTimeout: 100_000));
        await successor.Call("RECONCILE", new JsonObject { ["tasks"] = new JsonArray() });
        var update = await successor.Next("UPDATE");
        ((string)update["update"]!["status"]!["state"]!).ShouldBe("TASK_RUNNING");
        await successor.Call("KILL", new JsonObject { ["task_id"] = new JsonObject { ["value"] = "server" } });
        while ((string)update["update"]!["status"]!["state"]! != "TASK_KILLED")
        {
            if (update["update"]!["status"]!["uuid"] is not null)
            {
                await successor.Acknowledge(update["update"]!["status"]!);
            }

            update = await successor.Next("UPDATE");
        }
    }

    [Fact]
    public async Task an_operator_ends_a_framework_whose_tasks_stay_visible()
    {
        await using var cluster = await ServedCluster.Start();
        await using var scheduler = await TestScheduler.Subscribe(cluster);
        var offer = await scheduler.Offer();
        await scheduler.Accept(offer, TestTasks.Launch(offer, "server", "serve for ever"));
        await scheduler.Next("UPDATE");

        (await cluster.Post("teardown", $"frameworkId={scheduler.FrameworkId}")).ShouldBe(200);

        ((string)(await scheduler.Next("ERROR"))["error"]!["message"]!).ShouldBe("Framework has been removed");
        (await scheduler.Next()).ShouldBeNull();
        var state = await cluster.Get("state");
        var task = state["completed_frameworks"]![0]!["completed_tasks"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)task["state"]!).ShouldBe("TASK_KILLED");
        state["frameworks"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task a_task_lasts_as_long_as_its_label_says()
    {
        await using var cluster = await ServedCluster.Start();
        await using var scheduler = await TestScheduler.Subscribe(cluster);
        var offer = await scheduler.Offer();

        await scheduler.Accept(offer, Labelled(offer, "simulate.duration", "90s"));

        await Finishes(scheduler);
    }

    [Fact]
    public async Task a_task_fails_as_its_label_says_and_one_with_a_label_that_nobody_knows_is_an_error()
    {
        await using var cluster = await ServedCluster.Start();
        await using var scheduler = await TestScheduler.Subscribe(cluster);
        var offer = await scheduler.Offer();

        await scheduler.Accept(offer, Labelled(offer, "simulate.fale", "0.1"));
        var refused = (await scheduler.Next("UPDATE"))["update"]!["status"]!;
        offer = await scheduler.Offer();
        await scheduler.Accept(offer, Labelled(offer, "simulate.fail", "1"));
        JsonNode failed;
        do
        {
            failed = (await scheduler.Next("UPDATE"))["update"]!["status"]!;
            await scheduler.Acknowledge(failed);
        }
        while ((string)failed["state"]! is "TASK_STARTING" or "TASK_RUNNING");

        ((string)refused["state"]!, (string)refused["reason"]!).ShouldBe(("TASK_ERROR", "REASON_TASK_INVALID"));
        ((string)refused["message"]!).ShouldContain("simulate.fale is none of simulate.duration, simulate.fail,");
        ((string)failed["state"]!, (string)failed["message"]!).ShouldBe(("TASK_FAILED", "Command exited with status 1"));
    }

    private static JsonObject Labelled(JsonNode offer, string label, string value)
    {
        var launch = TestTasks.Launch(offer, "labelled", "./some-program");
        launch["launch"]!["task_infos"]![0]!["labels"] = new JsonObject
        {
            ["labels"] = new JsonArray(new JsonObject { ["key"] = label, ["value"] = value }),
        };
        return launch;
    }

    private static async Task Finishes(TestScheduler scheduler)
    {
        foreach (var state in (string[])["TASK_STARTING", "TASK_RUNNING", "TASK_FINISHED"])
        {
            var status = (await scheduler.Next("UPDATE"))["update"]!["status"]!;
            ((string)status["state"]!).ShouldBe(state);
            await scheduler.Acknowledge(status);
        }
    }
}
