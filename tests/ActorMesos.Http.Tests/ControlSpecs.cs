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
        // Not by Until, which asks again once virtual time has gone on: after the step it stands still, but for the tick of whoever comes in.
        var after = await Seconds(cluster);
        for (var asked = 0; after < before + 89.999m && asked < 100_000; asked++)
        {
            after = await Seconds(cluster);
        }

        (after - before).ShouldBeInRange(89.999m, 90.001m);
        ((bool)(await cluster.Get("simulation/status"))["paused"]!).ShouldBeTrue();
        (await cluster.Post("simulation/speed", """{"speed":"x50"}""", "application/json")).ShouldBe(200);
        await cluster.Until(() => Seconds(cluster), seconds => seconds > after + 1);
        ((double)(await cluster.Get("simulation"))["speed"]!).ShouldBe(50);
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
        paths.Select(path => path.Key).ShouldAllBe(path => EndpointCatalog.All.Any(endpoint => "/" + endpoint.Path == path));
        EndpointCatalog.All.Select(endpoint => "/" + endpoint.Path).Where(path => path.StartsWith("/simulation/", StringComparison.Ordinal) && path != "/simulation/openapi")
            .ShouldAllBe(path => paths.ContainsKey(path));
    }

    private static async Task<decimal> Seconds(ServedCluster cluster) => (decimal)(await cluster.Get("simulation/status"))["virtual_seconds"]!;
}
