using System.Net;
using System.Text.Json.Nodes;

namespace ActorMesos.Http.Tests;

public sealed class SchedulerStatusSpecs
{
    [Theory]
    [InlineData("", "{}", 400)]
    [InlineData("application/json", "{", 400)]
    [InlineData("application/json", """{"type":"SUBSCRIBE"}""", 400)]
    [InlineData("application/json", """{"type":"NOTHING"}""", 400)]
    [InlineData("application/json", """{"type":"TEARDOWN"}""", 400)]
    [InlineData("application/json", """{"type":"ACCEPT","framework_id":{"value":"f"}}""", 400)]
    [InlineData("application/json", """{"type":"ACKNOWLEDGE","framework_id":{"value":"f"},"acknowledge":{"agent_id":{"value":"a"},"task_id":{"value":"t"},"uuid":"AAAA"}}""", 400)]
    [InlineData("application/json", """{"type":"TEARDOWN","framework_id":{"value":"nobody"}}""", 400)]
    [InlineData("text/plain", "{}", 415)]
    public async Task a_call_that_is_not_right_has_its_status(string contentType, string body, int status)
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);
        using var request = TestScheduler.Request(body);
        request.Content!.Headers.ContentType = contentType.Length == 0 ? null : new(contentType);

        (await Send(cluster, request)).ShouldBe(status);
    }

    [Theory]
    [InlineData("""{"value":"one"}""", "null")]
    [InlineData("null", """{"value":"one"}""")]
    [InlineData("""{"value":"one"}""", """{"value":"another"}""")]
    public async Task who_subscribes_again_names_its_id_in_both_places(string outside, string inside)
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);
        using var request = TestScheduler.Request(
            $$$"""{"type":"SUBSCRIBE","framework_id":{{{outside}}},"subscribe":{"framework_info":{"user":"u","name":"n","id":{{{inside}}} } } }""");

        (await Send(cluster, request)).ShouldBe(400);
    }

    [Fact]
    public async Task an_empty_id_is_none()
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);

        await using var scheduler = await TestScheduler.Subscribe(cluster, TestScheduler.Info(id: ""));

        scheduler.FrameworkId.ShouldEndWith("-0000");
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2")]
    [InlineData("application/*;q=0.5")]
    public async Task who_takes_json_in_other_words_is_answered_in_json(string accept)
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);
        using var request = TestScheduler.Request(new JsonObject { ["type"] = "SUBSCRIBE", ["subscribe"] = new JsonObject { ["framework_info"] = TestScheduler.Info() } }.ToJsonString());
        request.Headers.TryAddWithoutValidation("Accept", accept);

        using var answer = await cluster.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("application/json");
    }

    [Theory]
    [InlineData("checkpoint", "false")]
    [InlineData("principal", "\"another\"")]
    [InlineData("role", "\"a role/\"")]
    [InlineData("id", """{"value":"another"}""")]
    [InlineData("id", "null")]
    public async Task a_framework_that_cannot_become_another_is_told_so(string field, string value)
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);
        await using var scheduler = await TestScheduler.Subscribe(cluster);
        var info = TestScheduler.Info(id: scheduler.FrameworkId);
        info["name"] = "renamed";
        var wrong = info.DeepClone().AsObject();
        wrong[field] = JsonNode.Parse(value);

        (await scheduler.Try("UPDATE_FRAMEWORK", new JsonObject { ["framework_info"] = wrong })).ShouldBe(400);
        ((string)(await cluster.Get("frameworks"))["frameworks"]![0]!["name"]!).ShouldBe("test");
        (await scheduler.Try("UPDATE_FRAMEWORK", new JsonObject { ["framework_info"] = info })).ShouldBe(200);
        await cluster.Until(() => cluster.Get("frameworks"), all => (string)all["frameworks"]![0]!["name"]! == "renamed");
    }

    [Fact]
    public async Task only_posts_are_taken()
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);

        using var answer = await cluster.Http.GetAsync(new Uri("api/v1/scheduler", UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        answer.Content.Headers.Allow.ShouldBe(["POST"]);
    }

    [Fact]
    public async Task a_call_names_its_subscription()
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);
        await using var scheduler = await TestScheduler.Subscribe(cluster);

        (await scheduler.Try("REVIVE", streamId: "")).ShouldBe(400);
        (await scheduler.Try("REVIVE", streamId: "another")).ShouldBe(400);
        (await scheduler.Try("REVIVE", frameworkId: "another")).ShouldBe(400);
        (await scheduler.Try("REVIVE")).ShouldBe(202);
    }

    [Fact]
    public async Task a_framework_that_is_away_cannot_call()
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);
        var scheduler = await TestScheduler.Subscribe(cluster, TestScheduler.Info(failoverTimeout: 1000));
        await scheduler.DisposeAsync();
        await cluster.Until(() => cluster.Metric("master/frameworks_disconnected"), count => count == 1);

        (await scheduler.Try("REVIVE")).ShouldBe(403);
    }

    [Fact]
    public async Task who_takes_no_json_cannot_subscribe_and_neither_can_who_has_a_stream()
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);
        var call = new JsonObject { ["type"] = "SUBSCRIBE", ["subscribe"] = new JsonObject { ["framework_info"] = TestScheduler.Info() } }.ToJsonString();
        using var picky = TestScheduler.Request(call);
        picky.Headers.Add("Accept", "text/html");
        using var subscribed = TestScheduler.Request(call);
        subscribed.Headers.Add("Mesos-Stream-Id", "one");

        (await Send(cluster, picky)).ShouldBe(406);
        (await Send(cluster, subscribed)).ShouldBe(400);
    }

    [Theory]
    [InlineData("a role/")]
    [InlineData("-role")]
    public async Task a_framework_that_is_not_right_gets_an_error_and_the_end(string role)
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);
        await using var scheduler = await TestScheduler.Open(cluster, TestScheduler.Info(role));

        ((string)(await scheduler.Next())!["type"]!).ShouldBe("ERROR");
        (await scheduler.Next()).ShouldBeNull();
    }

    [Fact]
    public async Task roles_need_multi_role()
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);
        var info = TestScheduler.Info();
        info.Remove("role");
        info["roles"] = new JsonArray("a", "b");
        await using var scheduler = await TestScheduler.Open(cluster, info);

        ((string)(await scheduler.Next())!["error"]!["message"]!).ShouldContain("MULTI_ROLE");
        (await scheduler.Next()).ShouldBeNull();
    }

    private static async Task<int> Send(ServedCluster cluster, HttpRequestMessage request)
    {
        using var answer = await cluster.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return (int)answer.StatusCode;
    }
}
