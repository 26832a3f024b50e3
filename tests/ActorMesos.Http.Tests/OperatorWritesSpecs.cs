using System.Text.Json.Nodes;

namespace ActorMesos.Http.Tests;

public sealed class OperatorWritesSpecs
{
    private const string Reserved = """[{"name":"disk","type":"SCALAR","scalar":{"value":1024},"role":"hdfs","reservation":{"principal":"ops"}}]""";
    private const string Volume =
        """[{"name":"disk","type":"SCALAR","scalar":{"value":1024},"role":"hdfs","reservation":{"principal":"ops"},"disk":{"persistence":{"id":"v1"},"volume":{"container_path":"data","mode":"RW"}}}]""";

    [Fact]
    public async Task a_volume_is_made_and_unmade_by_the_endpoints()
    {
        await using var cluster = await ServedCluster.Start();
        var slave = await cluster.SlaveId();

        (await cluster.Post("master/reserve", $"slaveId={slave}&resources={Uri.EscapeDataString(Reserved)}")).ShouldBe(202);
        (await cluster.Post("create-volumes", $"slaveId={slave}&volumes={Uri.EscapeDataString(Volume)}")).ShouldBe(202);
        var full = (await cluster.Get($"slaves?slave_id={slave}"))["slaves"]![0]!["reserved_resources_full"]!["hdfs"]!.AsArray();
        ((string)full.ShouldHaveSingleItem()!["disk"]!["persistence"]!["id"]!).ShouldBe("v1");

        // What the endpoint shows is taken back as it is, in both forms at once.
        (await cluster.Post("destroy", $"slaveId={slave}&volumes={Uri.EscapeDataString(full.ToJsonString())}")).ShouldBe(202);
        (await cluster.Post("unreserve", $"slaveId={slave}&resources={Uri.EscapeDataString(Reserved)}")).ShouldBe(202);
        (await cluster.Get("slaves"))["slaves"]!.AsArray().ShouldAllBe(known => known!["reserved_resources"]!.AsObject().Count == 0);
    }

    [Theory]
    [InlineData("reserve", "", 400)]
    [InlineData("reserve", "slaveId={slave}", 400)]
    [InlineData("reserve", "resources=[]", 400)]
    [InlineData("reserve", "slaveId={slave}&resources=nonsense", 400)]
    [InlineData("reserve", "slaveId={slave}&resources={}", 400)]
    [InlineData("reserve", "slaveId=nobody&resources={reserved}", 400)]
    [InlineData("reserve", "slaveId={slave}&resources={much}", 409)]
    [InlineData("destroy-volumes", "slaveId={slave}&volumes={volume}", 400)]
    [InlineData("unreserve", "slaveId={slave}&resources={reserved}", 409)]
    [InlineData("teardown", "", 400)]
    [InlineData("teardown", "frameworkId=nobody", 400)]
    public async Task what_is_wrong_has_mesoss_status(string path, string body, int status)
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);
        body = body.Replace("{slave}", await cluster.SlaveId(), StringComparison.Ordinal)
            .Replace("{reserved}", Uri.EscapeDataString(Reserved), StringComparison.Ordinal)
            .Replace("{much}", Uri.EscapeDataString(Reserved.Replace("1024", "999999", StringComparison.Ordinal)), StringComparison.Ordinal)
            .Replace("{volume}", Uri.EscapeDataString(Volume), StringComparison.Ordinal);

        (await cluster.Post(path, body)).ShouldBe(status);
    }

    [Fact]
    public async Task weights_and_quotas_are_set_shown_and_removed()
    {
        await using var cluster = await ServedCluster.Start();
        using var weights = new StringContent("""[{"role":"eng","weight":2.5}]""");

        (await cluster.Http.PutAsync(new Uri("weights", UriKind.Relative), weights)).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        (await cluster.Get("weights")).ToJsonString().ShouldBe("""[{"role":"eng","weight":2.5}]""");
        (await cluster.Post("quota", """{"role":"eng","guarantee":[{"name":"cpus","type":"SCALAR","scalar":{"value":4}}]}""", "application/json")).ShouldBe(200);
        ((string)(await cluster.Get("quota"))["infos"]![0]!["role"]!).ShouldBe("eng");
        (await cluster.Http.DeleteAsync(new Uri("quota/eng", UriKind.Relative))).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        (await cluster.Get("quota"))["infos"]!.AsArray().ShouldBeEmpty();
        (await cluster.Http.DeleteAsync(new Uri("quota/eng", UriKind.Relative))).StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task a_quota_that_is_there_is_updated_and_not_set_again()
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);
        const string much = """{"role":"eng","guarantee":[{"name":"cpus","type":"SCALAR","scalar":{"value":400}}]}""";

        (await cluster.Post("quota", much, "application/json")).ShouldBe(409);
        (await cluster.Post("quota", much.Insert(1, "\"force\":true,"), "application/json")).ShouldBe(200);
        (await cluster.Post("quota", much.Insert(1, "\"force\":true,"), "application/json")).ShouldBe(400);
        (await cluster.Post("quota", """{"role":"ops","guarantee":[]}""", "application/json")).ShouldBe(400);
        (await cluster.Post(
            "api/v1", """{"type":"UPDATE_QUOTA","update_quota":{"quota_configs":[{"role":"eng","guarantees":{"cpus":{"value":1}}}]}}""", "application/json")).ShouldBe(200);
        ((double)(await cluster.Get("quota"))["infos"]![0]!["guarantee"]![0]!["scalar"]!["value"]!).ShouldBe(1);
    }

    [Fact]
    public async Task the_v1_api_takes_the_same_with_agents_for_slaves_and_nulls_for_nothing()
    {
        await using var cluster = await ServedCluster.Start();
        var call = new JsonObject
        {
            ["type"] = "RESERVE_RESOURCES",
            ["teardown"] = null,
            ["a field that nobody knows"] = 7,
            ["reserve_resources"] = new JsonObject
            {
                ["agent_id"] = new JsonObject { ["value"] = await cluster.SlaveId() },
                ["resources"] = JsonNode.Parse(Reserved),
            },
        };

        (await cluster.Post("api/v1", call.ToJsonString(), "application/json")).ShouldBe(202);
        ((double)(await cluster.Get("slaves"))["slaves"]!.AsArray().Single(slave => (string)slave!["hostname"]! == "node-1")!["reserved_resources"]!["hdfs"]!["disk"]!)
            .ShouldBe(1024);
    }

    [Theory]
    [InlineData("application/json", "{", 400)]
    [InlineData("application/json", "{}", 400)]
    [InlineData("application/json", """{"type":"RESERVE_RESOURCES"}""", 400)]
    [InlineData("application/json", """{"type":"NOTHING"}""", 501)]
    [InlineData("text/plain", "{}", 415)]
    public async Task a_call_that_is_not_right_has_its_status(string contentType, string body, int status)
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);

        (await cluster.Post("api/v1", body, contentType)).ShouldBe(status);
    }
}
