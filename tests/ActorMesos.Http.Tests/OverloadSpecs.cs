using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using ActorMesos.Http.Serving;
using ActorMesos.Simulation.Replays;
using Akka.Actor;

namespace ActorMesos.Http.Tests;

public sealed class OverloadSpecs
{
    private const int StreamsMost = 10_000;
    private const int StreamsAnywhere = 3000;
    private const int FilesBesides = 1000;

    private const string Subscription = """{"type":"SUBSCRIBE","subscribe":{"framework_info":{"user":"nobody","name":"many","role":"many"}}}""";

    [Fact]
    public async Task of_too_many_schedulers_the_last_are_refused_in_words_and_nothing_of_them_stays()
    {
        await using var cluster = await ServedCluster.Start(slaves: 1, settings: new FrontDoorSettings { StreamsMost = 100 });
        await using var other = await TestScheduler.Subscribe(cluster);
        var streams = await Open(cluster, 300, "/api/v1/scheduler", Subscription);

        streams.Count(stream => stream.Head.StartsWith("HTTP/1.1 200", StringComparison.Ordinal)).ShouldBe(99);
        var refused = streams.Where(stream => stream.Head.StartsWith("HTTP/1.1 503", StringComparison.Ordinal)).ToList();
        refused.Count.ShouldBe(201);
        refused[0].Head.ShouldContain("100 schedulers are subscribed already");
        (await other.Try("REVIVE")).ShouldBe(202);

        streams.ForEach(stream => stream.Socket.Dispose());
        await cluster.Until(() => cluster.Get("simulation/status"), status => (int)status["schedulers"]! == 1);
        await cluster.Until(() => cluster.Loop.Door.Ask(run => Gateways(run.World.System)), gateways => gateways == 1);
        (await other.Try("REVIVE")).ShouldBe(202);
    }

    [Fact]
    public async Task the_places_of_subscriptions_that_are_over_are_forgotten_and_a_replay_forgets_the_same()
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);
        await using var other = await TestScheduler.Subscribe(cluster);
        var remembered = new List<(int Nodes, int Links)>();
        for (var round = 0; round < 5; round++)
        {
            (await Open(cluster, 80, "/api/v1/scheduler", Subscription)).ForEach(stream => stream.Socket.Dispose());
            await cluster.Until(() => cluster.Metric("master/frameworks_connected"), count => (int)count == 1);
            remembered.Add(await cluster.Loop.Door.Ask(run => run.World.Network.Remembered));
        }

        // There may be twice as many as are left, and those of a round.
        remembered.ShouldAllBe(found => found.Nodes < 300 && found.Links < 700, string.Join(", ", remembered));
        (await other.Try("REVIVE")).ShouldBe(202);
        var (outcome, lines) = await cluster.End();
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, lines);
        ServedLines.Replay(RunRecording.Of(cluster.Scenario, outcome, file), cluster.Scenario).Difference.ShouldBeNull();
        File.Delete(file);
    }

    [Fact]
    public async Task of_thousands_of_listeners_the_first_make_room_for_the_last_and_others_are_served()
    {
        await using var cluster = await ServedCluster.Start(slaves: 1, settings: new FrontDoorSettings { StreamsMost = 1000, ConnectionsMost = 2 * StreamsMost });
        await using var scheduler = await TestScheduler.Subscribe(cluster);

        var streams = await Open(cluster, StreamsThatFit(), "/api/v1", """{"type":"SUBSCRIBE"}""");

        streams.ShouldAllBe(stream => stream.Head.StartsWith("HTTP/1.1 200", StringComparison.Ordinal));
        ((int)(await cluster.Get("simulation/status"))["listeners"]!).ShouldBe(1000);
        (await scheduler.Try("REVIVE")).ShouldBe(202);
        streams.ForEach(stream => stream.Socket.Dispose());
        await cluster.Until(() => cluster.Get("simulation/status"), status => (int)status["listeners"]! == 0);
    }

    [Fact]
    public async Task of_too_many_connections_the_last_are_closed()
    {
        await using var cluster = await ServedCluster.Start(slaves: 1, settings: new FrontDoorSettings { ConnectionsMost = 10 });
        await using var scheduler = await TestScheduler.Subscribe(cluster);
        await scheduler.Call("REVIVE");
        var sockets = new List<TcpClient>();
        for (var number = 0; number < 50; number++)
        {
            sockets.Add(await Connect(cluster));
        }

        (await sockets[^1].GetStream().ReadAsync(new byte[1])).ShouldBe(0);
        (await scheduler.Try("REVIVE")).ShouldBe(202);
        sockets.ForEach(socket => socket.Dispose());
    }

    [Fact]
    public async Task a_head_that_comes_too_slowly_is_not_waited_for()
    {
        await using var cluster = await ServedCluster.Start(slaves: 1, settings: new FrontDoorSettings { HeadersWithin = TimeSpan.FromSeconds(1) });
        var slow = new List<TcpClient>();
        for (var number = 0; number < 20; number++)
        {
            slow.Add(await Connect(cluster, "GET /state HTTP/1.1\r\nHost: x\r\nX-Slow: "));
        }

        (await cluster.Get("state"))["id"].ShouldNotBeNull();
        foreach (var socket in slow)
        {
            (await Head(socket)).ShouldStartWith("HTTP/1.1 408");
            socket.Dispose();
        }
    }

    [Theory]
    [InlineData("POST /api/v1 HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99999999\r\n\r\n", 413)]
    [InlineData("POST /api/v1 HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400)]
    [InlineData("POST /api/v1 HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-protobuf\r\nContent-Length: 1\r\n\r\n\b", 400)]
    [InlineData("GET /state HTTP/1.1\r\n\r\n", 400)]
    [InlineData("nonsense\r\n\r\n", 400)]
    public async Task what_is_no_http_or_no_message_has_a_status_and_the_next_is_served(string sent, int status)
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);
        using var socket = await Connect(cluster, sent);

        (await Head(socket)).ShouldStartWith(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status}"));

        (await cluster.Get("state"))["id"].ShouldNotBeNull();
    }

    [Theory]
    [InlineData("POST /api/v1/scheduler HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"type\":")]
    [InlineData("POST /api/v1 HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-protobuf\r\nContent-Length: 100\r\n\r\n\b")]
    [InlineData("POST /reserve HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nslav")]
    public async Task what_is_cut_off_has_no_effect_and_the_next_is_served(string sent)
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);
        using (await Connect(cluster, sent))
        {
        }

        (await cluster.Get("state"))["id"].ShouldNotBeNull();
        ServedLines.Entered((await cluster.End()).Lines).ShouldBeEmpty();
    }

    [Fact]
    public async Task what_belongs_to_another_framework_stays_its_own()
    {
        await using var cluster = await ServedCluster.Start();
        await using var owner = await TestScheduler.Subscribe(cluster);
        await using var stranger = await TestScheduler.Subscribe(cluster, TestScheduler.Info("other"));
        var offer = await owner.Offer();

        await stranger.Accept(offer, TestTasks.Launch(offer, "stolen", "sleep 100"));

        ((string)(await stranger.Next("UPDATE"))["update"]!["status"]!["state"]!).ShouldBe("TASK_LOST");
        (await stranger.Try("TEARDOWN", frameworkId: owner.FrameworkId)).ShouldBe(400);
        await owner.Accept(offer, TestTasks.Launch(offer, "t", "sleep 100"));
        ((string)(await owner.Next("UPDATE"))["update"]!["status"]!["state"]!).ShouldBe("TASK_STARTING");
        await stranger.Call("KILL", new JsonObject { ["task_id"] = new JsonObject { ["value"] = "t" } });
        ((string)(await stranger.Next("UPDATE"))["update"]!["status"]!["state"]!).ShouldBe("TASK_LOST");
        ((string)(await cluster.Get("tasks?task_id=t"))["tasks"]![0]!["state"]!).ShouldBe("TASK_RUNNING");
    }

    /// <summary>
    /// Ten thousand, unless the operating system lets this process have fewer files: both ends of each stream are files of it. With a limit of
    /// 20,000 it is 9,500.
    /// </summary>
    private static int StreamsThatFit()
    {
        const string limits = "/proc/self/limits";
        var line = File.Exists(limits) ? File.ReadLines(limits).FirstOrDefault(line => line.StartsWith("Max open files", StringComparison.Ordinal)) : null;
        return line?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, _, _, var text, ..] && int.TryParse(text, CultureInfo.InvariantCulture, out var files)
            ? Math.Min(StreamsMost, (files - FilesBesides) / 2)
            : StreamsAnywhere;
    }

    private static int Gateways(ActorSystem system) =>
        ((ActorRefWithCell)((ExtendedActorSystem)system).Guardian).Children.Count(actor => actor.Path.Name.StartsWith("scheduler:", StringComparison.Ordinal));

    /// <summary>Opens streams, several at a time, and reads the beginning of each answer.</summary>
    private static async Task<List<(TcpClient Socket, string Head)>> Open(ServedCluster cluster, int count, string path, string body)
    {
        var request = string.Create(
            CultureInfo.InvariantCulture, $"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        var streams = new List<(TcpClient, string)>();
        foreach (var some in Enumerable.Range(0, count).Chunk(100))
        {
            streams.AddRange(await Task.WhenAll(some.Select(async _ =>
            {
                var socket = await Connect(cluster, request);
                return (socket, await Head(socket));
            })));
        }

        return streams;
    }

    private static async Task<TcpClient> Connect(ServedCluster cluster, string says = "")
    {
        var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, cluster.Address.Port);
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(says));
        return socket;
    }

    private static async Task<string> Head(TcpClient socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var head = new byte[1000];
        return Encoding.ASCII.GetString(head, 0, await socket.Client.ReceiveAsync(head, patience.Token));
    }
}
