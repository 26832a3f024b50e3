using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using ActorMesos.Http.Serving;

namespace ActorMesos.Http.Tests;

public sealed class SchedulerEventsSpecs
{
    [Fact]
    public async Task subscribed_comes_first_then_a_heartbeat_then_offers()
    {
        await using var cluster = await ServedCluster.Start();
        await using var scheduler = await TestScheduler.Open(cluster, TestScheduler.Info());

        var events = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            events.Add((string)(await scheduler.Next())!["type"]!);
        }

        events.ShouldBe(["SUBSCRIBED", "HEARTBEAT", "OFFERS"]);
        scheduler.Headers.ContentType!.ToString().ShouldBe("application/json");
        Guid.TryParse(scheduler.StreamId, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task each_record_is_one_chunk()
    {
        await using var cluster = await ServedCluster.Start(slaves: 200);
        var body = new JsonObject { ["type"] = "SUBSCRIBE", ["subscribe"] = new JsonObject { ["framework_info"] = TestScheduler.Info() } }.ToJsonString();
        using var socket = new TcpClient();
        await socket.ConnectAsync(cluster.Address.Host, cluster.Address.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"POST /api/v1/scheduler HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}")));
        while ((await Line(stream)).Length > 0)
        {
        }

        var types = new List<string>();
        while (!types.Contains("OFFERS"))
        {
            var chunk = new byte[int.Parse(await Line(stream), NumberStyles.HexNumber, CultureInfo.InvariantCulture)];
            await stream.ReadExactlyAsync(chunk);
            await Line(stream);
            var text = Encoding.UTF8.GetString(chunk);
            var end = text.IndexOf('\n', StringComparison.Ordinal);
            text[..end].ShouldBe(Encoding.UTF8.GetByteCount(text[(end + 1)..]).ToString(CultureInfo.InvariantCulture));
            types.Add((string)JsonNode.Parse(text[end..])!["type"]!);
        }

        types.ShouldBe(["SUBSCRIBED", "HEARTBEAT", "OFFERS"]);
    }

    [Fact]
    public async Task a_stream_says_that_it_stands()
    {
        await using var cluster = await ServedCluster.Start(slaves: 1, settings: new FrontDoorSettings { Heartbeat = TimeSpan.FromMilliseconds(50) });
        await using var scheduler = await TestScheduler.Subscribe(cluster);
        await scheduler.Next("OFFERS");

        await scheduler.Next("HEARTBEAT");
        await scheduler.Next("HEARTBEAT");
    }

    [Fact]
    public async Task a_stream_on_which_much_happens_says_so_too()
    {
        await using var cluster = await ServedCluster.Start(slaves: 1, settings: new FrontDoorSettings { Heartbeat = TimeSpan.FromMilliseconds(300) });
        await using var scheduler = await TestScheduler.Subscribe(cluster);
        var types = new List<string>();
        while (types.Count(type => type == "HEARTBEAT") < 4)
        {
            // Each decline brings an offer a hundredth of a second later.
            var read = (await scheduler.Next()).ShouldNotBeNull();
            types.Add((string)read["type"]!);
            if (types[^1] == "OFFERS")
            {
                await scheduler.Call("DECLINE", new JsonObject
                {
                    ["offer_ids"] = new JsonArray([.. read["offers"]!["offers"]!.AsArray().Select(offer => offer!["id"]!.DeepClone())]),
                    ["filters"] = new JsonObject { ["refuse_seconds"] = 0 },
                });
            }

            types.Count.ShouldBeLessThan(2000, "offers upon offers, and no heartbeat");
        }

        types.Count(type => type == "OFFERS").ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task allocation_info_is_for_those_who_know_several_roles()
    {
        await using var cluster = await ServedCluster.Start();
        await using var simple = await TestScheduler.Subscribe(cluster);
        var info = TestScheduler.Info(capabilities: ["MULTI_ROLE", "RESERVATION_REFINEMENT"]);
        info.Remove("role");
        info["roles"] = new JsonArray("eng");

        var plain = await simple.Offer();
        await simple.Call("TEARDOWN");
        await using var several = await TestScheduler.Subscribe(cluster, info);
        var full = await several.Offer();

        plain["allocation_info"].ShouldBeNull();
        plain["resources"]![0]!["allocation_info"].ShouldBeNull();
        ((string)plain["resources"]![0]!["role"]!).ShouldBe("*");
        ((string)full["allocation_info"]!["role"]!).ShouldBe("eng");
        ((string)full["resources"]![0]!["allocation_info"]!["role"]!).ShouldBe("eng");
        full["resources"]![0]!["role"].ShouldBeNull();
        ((string)full["agent_id"]!["value"]!).ShouldContain("-S");
        full["attributes"]!.AsArray().Select(attribute => (string)attribute!["type"]!).ShouldBe(["TEXT", "SCALAR"]);
    }

    [Fact]
    public async Task offers_come_from_where_a_framework_wants_them_and_name_its_executors()
    {
        await using var cluster = await ServedCluster.Start();
        await using var scheduler = await TestScheduler.Subscribe(cluster, TestScheduler.Info(), On("node-2"));
        var offer = await scheduler.Offer();
        var launch = TestTasks.Launch(offer, "t", "");
        var task = launch["launch"]!["task_infos"]![0]!.AsObject();
        task.Remove("command");
        task["executor"] = new JsonObject
        {
            ["executor_id"] = new JsonObject { ["value"] = "mine" },
            ["command"] = new JsonObject { ["value"] = "./executor" },
            ["resources"] = new JsonArray(TestTasks.Scalar("cpus", 0.1), TestTasks.Scalar("mem", 32)),
        };
        await scheduler.Accept(offer, launch);
        var next = await scheduler.Offer();

        ((string)offer["hostname"]!, (string)next["hostname"]!).ShouldBe(("node-2", "node-2"));
        offer["executor_ids"]!.AsArray().ShouldBeEmpty();
        next["executor_ids"]!.ToJsonString().ShouldBe("""[{"value":"mine"}]""");
        (await scheduler.Try("UPDATE_FRAMEWORK", Update(scheduler, On("node-1")))).ShouldBe(200);
        var other = await scheduler.Offer(found => (string)found["hostname"]! != "node-2");
        ((string)other["hostname"]!).ShouldBe("node-1");
        (await scheduler.Try("UPDATE_FRAMEWORK", Update(scheduler, new JsonObject { ["role_constraints"] = new JsonObject { ["hdfs"] = new JsonObject() } }))).ShouldBe(400);
        var foreign = Update(scheduler, On("node-1"));
        foreign["framework_info"]!["user"] = "somebody else";
        (await scheduler.Try("UPDATE_FRAMEWORK", foreign)).ShouldBe(400);
    }

    [Fact]
    public async Task constraints_that_make_no_sense_are_an_error_on_the_stream()
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);
        await using var scheduler = await TestScheduler.Open(cluster, TestScheduler.Info(), new JsonObject { ["role_constraints"] = new JsonObject { ["ops"] = On("x")["role_constraints"]!["hdfs"]!.DeepClone() } });

        ((string)(await scheduler.Next("ERROR"))["error"]!["message"]!).ShouldContain("role 'ops', which the framework does not have");
        (await scheduler.Next()).ShouldBeNull();
    }

    private static JsonObject On(string hostname) => new()
    {
        ["role_constraints"] = new JsonObject
        {
            ["hdfs"] = new JsonObject
            {
                ["groups"] = new JsonArray(new JsonObject
                {
                    ["attribute_constraints"] = new JsonArray(new JsonObject
                    {
                        ["selector"] = new JsonObject { ["pseudoattribute_type"] = "HOSTNAME" },
                        ["predicate"] = new JsonObject { ["text_equals"] = new JsonObject { ["value"] = hostname } },
                    }),
                }),
            },
        },
    };

    private static JsonObject Update(TestScheduler scheduler, JsonObject constraints) => new()
    {
        ["framework_info"] = TestScheduler.Info(id: scheduler.FrameworkId),
        ["offer_constraints"] = constraints,
    };

    [Fact]
    public async Task a_new_subscription_ends_the_old_one()
    {
        await using var cluster = await ServedCluster.Start();
        await using var old = await TestScheduler.Subscribe(cluster, TestScheduler.Info(failoverTimeout: 1000));
        await using var successor = await TestScheduler.Subscribe(cluster, TestScheduler.Info(id: old.FrameworkId, failoverTimeout: 1000));

        ((string)(await old.Next("ERROR"))["error"]!["message"]!).ShouldBe("Framework failed over");
        (await old.Next()).ShouldBeNull();
        successor.FrameworkId.ShouldBe(old.FrameworkId);
        (await old.Try("REVIVE")).ShouldBe(400);
        (await successor.Try("REVIVE")).ShouldBe(202);
        await successor.Next("OFFERS");
    }

    [Fact]
    public async Task a_reader_that_never_reads_loses_its_subscription_and_nobody_else_notices()
    {
        await using var cluster = await ServedCluster.Start(slaves: 5, settings: new FrontDoorSettings { EventsWaitingMost = 3 });
        await using var other = await TestScheduler.Subscribe(cluster);
        var offer = await other.Offer();
        await other.Accept(offer, TestTasks.Launch(offer, "sleeper", "sleep 100000"));
        ((string)(await other.Next("UPDATE"))["update"]!["status"]!["state"]!).ShouldBe("TASK_STARTING");
        using var socket = new TcpClient { ReceiveBufferSize = 1024 };
        await socket.ConnectAsync(cluster.Address.Host, cluster.Address.Port);
        var info = TestScheduler.Info("silent");
        info["name"] = new string('x', 1000);
        var body = new JsonObject { ["type"] = "SUBSCRIBE", ["subscribe"] = new JsonObject { ["framework_info"] = info } }.ToJsonString();
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"POST /api/v1/scheduler HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}")));
        var silent = await cluster.Until(
            () => cluster.Get("frameworks"), all => all["frameworks"]!.AsArray().Any(framework => (string)framework!["role"]! == "silent"));
        var id = (string)silent["frameworks"]!.AsArray().Single(framework => (string)framework!["role"]! == "silent")!["id"]!;

        // More is said to it than fits into buffers.
        await cluster.Loop.Door.Ask(run =>
        {
            TestTasks.Flood(run, id);
            return true;
        });

        await cluster.Until(() => cluster.Get("frameworks"), all => all["completed_frameworks"]!.AsArray().Any(framework => (string)framework!["id"]! == id));
        (await other.Try("REVIVE")).ShouldBe(202);
    }

    private static async Task<string> Line(NetworkStream stream)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one) == 1 && one[0] != '\n')
        {
            line.Append((char)one[0]);
        }

        return line.ToString().TrimEnd('\r');
    }
}
