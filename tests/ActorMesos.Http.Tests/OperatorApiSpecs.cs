using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace ActorMesos.Http.Tests;

public sealed class OperatorApiSpecs
{
    [Theory]
    [InlineData("GET_HEALTH")]
    [InlineData("GET_FLAGS")]
    [InlineData("GET_VERSION")]
    [InlineData("GET_METRICS")]
    [InlineData("GET_LOGGING_LEVEL")]
    [InlineData("GET_STATE")]
    [InlineData("GET_AGENTS")]
    [InlineData("GET_FRAMEWORKS")]
    [InlineData("GET_EXECUTORS")]
    [InlineData("GET_TASKS")]
    [InlineData("GET_ROLES")]
    [InlineData("GET_WEIGHTS")]
    [InlineData("GET_QUOTA")]
    [InlineData("GET_MASTER")]
    [InlineData("GET_OPERATIONS")]
    public async Task an_answer_names_its_call_and_holds_what_it_asks_for(string type)
    {
        await using var cluster = await ServedCluster.Start(more: """frameworks = [ { name = batch, type = batch, role = eng } ]""");

        var answer = await Ask(cluster, type);

        ((string)answer["type"]!).ShouldBe(type);
        answer[type.ToLowerInvariant()]!.AsObject().Count.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task who_listens_to_a_master_that_is_gone_hears_the_end_and_asks_the_next_one()
    {
        await using var cluster = await ServedCluster.Start();
        await using var scheduler = await TestScheduler.Subscribe(cluster);
        await using var operators = await Listen(cluster);
        await operators.Next("SUBSCRIBED");

        (await cluster.Post("simulation/faults", """{"master-failover":{"for":"5s"}}""", "application/json")).ShouldBe(200);

        while (await operators.Next() is not null)
        {
        }

        await cluster.Until(() => cluster.Get("simulation/status"), status => (bool)status["has_master"]!);
        await using var again = await Listen(cluster);
        (await again.Next("SUBSCRIBED"))["subscribed"]!["get_state"]!["get_frameworks"]!["frameworks"]!.AsArray().Count.ShouldBe(0);
    }

    [Fact]
    public async Task agents_are_shown_with_their_resources()
    {
        await using var cluster = await ServedCluster.Start();

        var agents = (await Ask(cluster, "GET_AGENTS"))["get_agents"]!["agents"]!.AsArray();

        agents.Count.ShouldBe(3);
        ((bool)agents[0]!["active"]!).ShouldBeTrue();
        ((string)agents[0]!["agent_info"]!["hostname"]!).ShouldStartWith("node-");
        agents[0]!["total_resources"]!.AsArray().Count.ShouldBe(4);
    }

    [Fact]
    public async Task who_listens_is_told_how_everything_stands_and_then_what_changes()
    {
        await using var cluster = await ServedCluster.Start();
        await using var operators = await Listen(cluster);
        var subscribed = await operators.Next("SUBSCRIBED");
        await operators.Next("HEARTBEAT");
        subscribed["subscribed"]!["get_state"]!["get_agents"]!["agents"]!.AsArray().Count.ShouldBe(3);

        await using var scheduler = await TestScheduler.Subscribe(cluster);
        var offer = await scheduler.Offer();
        await scheduler.Accept(offer, TestTasks.Launch(offer, "t", "sleep 100"));

        ((string)(await operators.Next("FRAMEWORK_ADDED"))["framework_added"]!["framework"]!["framework_info"]!["name"]!).ShouldBe("test");
        ((string)(await operators.Next("TASK_ADDED"))["task_added"]!["task"]!["task_id"]!["value"]!).ShouldBe("t");
        ((string)(await operators.Next("TASK_UPDATED"))["task_updated"]!["status"]!["state"]!).ShouldBe("TASK_STARTING");
        await scheduler.Call("TEARDOWN");
        ((string)(await operators.Next("FRAMEWORK_REMOVED"))["framework_removed"]!["framework_info"]!["id"]!["value"]!).ShouldBe(scheduler.FrameworkId);
    }

    [Fact]
    public async Task an_agent_is_drained_and_given_up()
    {
        await using var cluster = await ServedCluster.Start();
        var slave = await cluster.SlaveId();

        (await cluster.Post("api/v1", Call("DEACTIVATE_AGENT", slave), "application/json")).ShouldBe(200);
        ((bool)(await cluster.Get($"slaves?slave_id={slave}"))["slaves"]![0]!["deactivated"]!).ShouldBeTrue();
        (await cluster.Post("api/v1", Call("REACTIVATE_AGENT", slave), "application/json")).ShouldBe(200);
        (await cluster.Post("api/v1", Call("MARK_AGENT_GONE", slave), "application/json")).ShouldBe(200);
        (await cluster.Get($"slaves?slave_id={slave}"))["slaves"]!.AsArray().ShouldBeEmpty();
    }

    private static string Call(string type, string slave) => new JsonObject
    {
        ["type"] = type,
        [type.ToLowerInvariant()] = new JsonObject { ["agent_id"] = new JsonObject { ["value"] = slave } },
    }.ToJsonString();

    private static async Task<JsonNode> Ask(ServedCluster cluster, string type)
    {
        using var content = new StringContent(new JsonObject { ["type"] = type }.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await cluster.Http.PostAsync(new Uri("api/v1", UriKind.Relative), content);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private static Task<TestScheduler> Listen(ServedCluster cluster) => TestScheduler.Listen(cluster, "api/v1", """{"type":"SUBSCRIBE"}""");
}
