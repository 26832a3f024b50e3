using System.Net;
using System.Text.Json.Nodes;
using ActorMesos.Http.Control;
using ActorMesos.Http.Serving;
using ActorMesos.Simulation.Replays;

namespace ActorMesos.Http.Tests;

public sealed class ControlSpecs
{
    [Fact]
    public async Task time_stands_still_goes_on_in_steps_and_at_another_speed()
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);

        (await cluster.Post("simulation/pause", "")).ShouldBe(200);
        var before = await Seconds(cluster);
        (await Seconds(cluster) - before).ShouldBeLessThan(0.001m);
        (await cluster.Post("simulation/step", """{"by":"90s"}""", "application/json")).ShouldBe(200);
        var after = await Seconds(cluster);
        (after - before).ShouldBeInRange(89.999m, 90.001m);
        ((bool)(await cluster.Get("simulation/status"))["paused"]!).ShouldBeTrue();
        (await cluster.Post("simulation/speed", """{"speed":"x50"}""", "application/json")).ShouldBe(200);
        await cluster.Until(() => Seconds(cluster), seconds => seconds > after + 1);
        ((double)(await cluster.Get("simulation"))["speed"]!).ShouldBe(50);
    }

    [Fact]
    public async Task a_step_without_end_is_over_when_somebody_says_how_time_goes_on()
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);
        var step = cluster.Post("simulation/step", """{"by":"10000d"}""", "application/json");
        await cluster.Until(() => Seconds(cluster), seconds => seconds > 100);

        (await cluster.Post("simulation/pause", "")).ShouldBe(200);

        (await step).ShouldBe(200);
        (await Seconds(cluster)).ShouldBeLessThan(864_000_000m);
    }

    [Fact]
    public async Task who_mistakes_a_name_is_told_the_nearest()
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);
        using var content = new StringContent("{}");

        using var answer = await cluster.Http.PostAsync(new Uri("simulation/fault", UriKind.Relative), content);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("did you mean /simulation/faults?");
    }

    [Theory]
    [InlineData("""{"crash":{"slave":"node-9","for":"5s"},"when":{"message":"RunTask","occurrence":1}}""", "fault.when: a fault that is injected happens now; leave when out")]
    [InlineData("""{"crash":{"slave":"node-1","for":"5s"},"partition":{"sides":[["node-1"],["master"]]}}""", "fault: found crash and partition in one entry")]
    [InlineData("""{"crash":{"slave":"node-1","for":"5s","for":"6s"},"a-comment":"that is longer than what a message shows of a setting"}""", "fault.crash.for: written twice")]
    public async Task what_is_wrong_with_a_fault_is_said_without_the_scenario_around_it(string fault, string says)
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);
        using var content = new StringContent(fault);

        using var answer = await cluster.Http.PostAsync(new Uri("simulation/faults", UriKind.Relative), content);

        (await answer.Content.ReadAsStringAsync()).ShouldStartWith(says);
    }

    [Theory]
    [InlineData("simulation/speed", """{"speed":"x101"}""")]
    [InlineData("simulation/speed", """{}""")]
    [InlineData("simulation/step", """{"by":"soon"}""")]
    [InlineData("simulation/faults", """{"crash":{"slave":"node-9","for":"5s"}}""")]
    [InlineData("simulation/faults", """{"crush":{}}""")]
    [InlineData("simulation/faults", """{"every":"5s","crash":{"slave":"node-1","for":"5s"}}""")]
    [InlineData("simulation/faults", """[]""")]
    [InlineData("simulation/faults", """{}""")]
    public async Task what_is_not_right_is_refused_in_words(string path, string body)
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);
        using var content = new StringContent(body);

        using var answer = await cluster.Http.PostAsync(new Uri(path, UriKind.Relative), content);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).Length.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task a_fault_happens_now_and_heals_and_all_of_it_is_replayed()
    {
        await using var cluster = await ServedCluster.Start();

        (await cluster.Post("simulation/faults", """{"crash":{"slave":"node-2","for":"1h"}}""", "application/json")).ShouldBe(200);
        await cluster.Until(() => cluster.Metric("master/slaves_disconnected"), count => count == 1);
        (await cluster.Post("simulation/heal", "")).ShouldBe(200);
        await cluster.Until(() => cluster.Metric("master/slaves_connected"), count => (int)count == 3);
        ((int)(await cluster.Get("simulation/status"))["markers"]!["slave-crashed"]!).ShouldBe(1);
        (await cluster.Get("simulation/invariants")).AsArray().ShouldAllBe(invariant => (string)invariant!["status"]! == "holds");

        var (outcome, lines) = await cluster.End();
        ServedLines.Entered(lines).ShouldBe(["FaultInjected", "FaultsHealed"]);
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, lines);
        ServedLines.Replay(RunRecording.Of(cluster.Scenario, outcome, file), cluster.Scenario).Difference.ShouldBeNull();
        File.Delete(file);
    }

    [Fact]
    public async Task events_are_sent_as_they_happen()
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);
        using var reader = new StreamReader(await cluster.Http.GetStreamAsync(new Uri("simulation/events", UriKind.Relative)));

        var line = await reader.ReadLineAsync();

        line.ShouldNotBeNull().ShouldStartWith("data: ");
        ((string)JsonNode.Parse(line["data: ".Length..])!["kind"]!).Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task while_nothing_happens_a_comment_says_that_the_stream_stands()
    {
        await using var cluster = await ServedCluster.Start(slaves: 1, settings: new FrontDoorSettings { Heartbeat = TimeSpan.FromMilliseconds(50) });
        (await cluster.Post("simulation/pause", "")).ShouldBe(200);
        using var reader = new StreamReader(await cluster.Http.GetStreamAsync(new Uri("simulation/events", UriKind.Relative)));

        (await reader.ReadLineAsync()).ShouldBe(":");
    }

    [Fact]
    public async Task prometheus_reads_every_metric()
    {
        await using var cluster = await ServedCluster.Start();

        using var answer = await cluster.Http.GetAsync(new Uri("metrics", UriKind.Relative));

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldContain("# TYPE mesos_master_slaves_active untyped\nmesos_master_slaves_active 3\n");
        text.Split('\n').Count(line => line.StartsWith("mesos_", StringComparison.Ordinal)).ShouldBe((await cluster.Get("metrics/snapshot")).AsObject().Count);
    }

    [Fact]
    public async Task every_call_that_is_described_is_there()
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);

        var paths = (await cluster.Get("simulation/openapi.json"))["paths"]!.AsObject();

        paths.Count.ShouldBe(OpenApiEndpoint.Calls.Count);
        foreach (var (path, call) in paths.Where(path => path.Value!["get"] is not null))
        {
            using var answer = await cluster.Http.GetAsync(new Uri(path.TrimStart('/'), UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
            call!["get"]!["responses"]!["200"]!["content"]!.AsObject().Single().Key.ShouldBe(answer.Content.Headers.ContentType!.MediaType);
        }

        paths.Select(path => path.Key).ShouldAllBe(path => EndpointCatalog.All.Any(endpoint => "/" + endpoint.Path == path));
        EndpointCatalog.All.Select(endpoint => "/" + endpoint.Path).Where(path => path.StartsWith("/simulation/", StringComparison.Ordinal) && path != "/simulation/openapi")
            .ShouldAllBe(path => paths.ContainsKey(path));
    }

    private static async Task<decimal> Seconds(ServedCluster cluster) => (decimal)(await cluster.Get("simulation/status"))["virtual_seconds"]!;
}
