using System.Net;
using System.Text.Json.Nodes;

namespace ActorMesos.Http.Tests;

public sealed class OperatorReadsSpecs
{
    [Fact]
    public async Task state_shows_slaves_in_mesoss_shape()
    {
        await using var cluster = await ServedCluster.Start();

        var state = await cluster.Get("state");

        ((string)state["version"]!).ShouldBe("1.11.0");
        ((int)state["activated_slaves"]!).ShouldBe(3);
        ((string)state["leader"]!).ShouldBe($"master@127.0.0.1:{cluster.Address.Port}");
        var slave = state["slaves"]!.AsArray().Single(slave => (string)slave!["hostname"]! == "node-1")!;
        ((string)slave["pid"]!).ShouldMatch(@"^slave\(1\)@10\.0\.0\.\d+:5051$");
        slave["attributes"]!.ToJsonString().ShouldBe("""{"rack":"r1","level":3}""");
        slave["resources"]!.ToJsonString().ShouldBe("""{"cpus":8,"gpus":0,"mem":16384,"disk":65536,"ports":"[31000-32000]"}""");
        ((decimal)slave["registered_time"]!).ShouldBeGreaterThanOrEqualTo(1437523200m);
        foreach (var name in (string[])["frameworks", "completed_frameworks", "orphan_tasks", "unregistered_frameworks", "recovered_slaves"])
        {
            state[name]!.AsArray().ShouldBeEmpty(name);
        }
    }

    [Theory]
    [InlineData("state")]
    [InlineData("state.json")]
    [InlineData("state/")]
    [InlineData("master/state")]
    [InlineData("master/state.json")]
    [InlineData("state/deeper/than/known")]
    public async Task an_endpoint_has_several_paths(string path)
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);

        ((int)(await cluster.Get(path))["activated_slaves"]!).ShouldBe(1);
    }

    [Fact]
    public async Task every_other_view_agrees_with_the_state()
    {
        await using var cluster = await ServedCluster.Start(more: """frameworks = [ { name = batch, type = batch, role = eng, settings = { tasks-per-slave = 2 } } ]""");
        await cluster.Until(() => cluster.Get("tasks"), tasks => tasks["tasks"]!.AsArray().Count >= 2);

        var state = await cluster.Get("state");
        var framework = state["frameworks"]!.AsArray().Concat(state["completed_frameworks"]!.AsArray()).ShouldHaveSingleItem()!;

        ((string)framework["role"]!).ShouldBe("eng");
        (await cluster.Get("slaves"))["slaves"]![0]!["unreserved_resources_full"]!.AsArray().Count.ShouldBe(4);
        (await cluster.Get("slaves?slave_id=none"))["slaves"]!.AsArray().ShouldBeEmpty();
        (await cluster.Get("tasks?limit=1"))["tasks"]!.AsArray().Count.ShouldBe(1);
        (await cluster.Get("state-summary"))["slaves"]!.AsArray().Count.ShouldBe(3);
        (await cluster.Get("flags"))["flags"]!["allocation_interval"]!.ShouldNotBeNull();
        (await cluster.Metric("master/slaves_active")).ShouldBe(3);
        (await cluster.Get("roles"))["roles"].ShouldNotBeNull();
        (await cluster.Get("frameworks"))["frameworks"].ShouldNotBeNull();
    }

    [Fact]
    public async Task jsonp_wraps_the_document()
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);

        using var answer = await cluster.Http.GetAsync(new Uri("state-summary?jsonp=show", UriKind.Relative));

        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/javascript");
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldStartWith("show({");
        text.ShouldEndWith("});");
    }

    [Fact]
    public async Task the_content_type_says_nothing_of_characters()
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);

        using var answer = await cluster.Http.GetAsync(new Uri("state", UriKind.Relative));

        answer.Content.Headers.ContentType!.ToString().ShouldBe("application/json");
    }

    [Fact]
    public async Task redirect_names_the_leader()
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler);

        using var answer = await http.GetAsync(new Uri(cluster.Address, "master/redirect"));

        answer.StatusCode.ShouldBe(HttpStatusCode.TemporaryRedirect);
        answer.Headers.Location!.ToString().ShouldBe($"//127.0.0.1:{cluster.Address.Port}");
    }

    [Fact]
    public async Task what_is_not_there_is_not_found_and_a_wrong_method_names_the_right_ones()
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);

        (await cluster.Http.GetAsync(new Uri("nothing", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await cluster.Http.GetAsync(new Uri("health", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var answer = await cluster.Http.DeleteAsync(new Uri("state", UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        answer.Content.Headers.Allow.ShouldBe(["GET", "HEAD"]);
    }
    [Fact]
    public async Task the_labels_of_a_task_are_shown_as_they_came()
    {
        await using var cluster = await ServedCluster.Start();
        await using var scheduler = await TestScheduler.Subscribe(cluster);
        var offer = await scheduler.Offer();
        var launch = TestTasks.Launch(offer, "t", "sleep 100");
        var labels = JsonNode.Parse("""{"labels":[{"key":"tier","value":"front"},{"key":"alone"}]}""")!;
        launch["launch"]!["task_infos"]![0]!["labels"] = labels.DeepClone();

        await scheduler.Accept(offer, launch);
        await scheduler.Next("UPDATE");

        (await cluster.Get("tasks?task_id=t"))["tasks"]![0]!["labels"]!.ToJsonString().ShouldBe(labels["labels"]!.ToJsonString());
        using var content = new StringContent("""{"type":"GET_TASKS"}""", System.Text.Encoding.UTF8, "application/json");
        using var answer = await cluster.Http.PostAsync(new Uri("api/v1", UriKind.Relative), content);
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["get_tasks"]!["tasks"]![0]!["labels"]!.ToJsonString().ShouldBe(labels.ToJsonString());
    }

}
