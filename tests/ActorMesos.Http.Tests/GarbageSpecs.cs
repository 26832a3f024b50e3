using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace ActorMesos.Http.Tests;

public sealed class GarbageSpecs
{
    private const int Tries = 400;

    private static readonly int[] Expected = [200, 202, 400, 403, 409, 501];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task whatever_a_scheduler_says_has_a_status_and_harms_nobody(int seed)
    {
        await using var cluster = await ServedCluster.Start();
        await using var scheduler = await TestScheduler.Subscribe(cluster);
        var random = new Random(seed);
        var offer = (await scheduler.Offer()).DeepClone();
        for (var i = 0; i < Tries; i++)
        {
            var call = Mutate(Accept(scheduler.FrameworkId, offer), random);
            using var request = TestScheduler.Request(call);
            request.Headers.Add("Mesos-Stream-Id", scheduler.StreamId);
            using var answer = await cluster.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            Expected.ShouldContain((int)answer.StatusCode, call);
            Sound(cluster, call);
        }

        (await scheduler.Try("REVIVE")).ShouldBe(202);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task whatever_an_operator_says_has_a_status_and_harms_nobody(int seed)
    {
        await using var cluster = await ServedCluster.Start();
        var random = new Random(seed);
        var slave = await cluster.SlaveId();
        string[] calls =
        [
            """{"type":"RESERVE_RESOURCES","reserve_resources":{"agent_id":{"value":"<slave>"},"resources":[<reserved>,{"name":"ports","type":"RANGES","ranges":{"range":[{"begin":31000,"end":31002}]},"role":"a","reservation":{}}]}}""",
            """{"type":"CREATE_VOLUMES","create_volumes":{"agent_id":{"value":"<slave>"},"volumes":[<volume>]}}""",
            """{"type":"UPDATE_QUOTA","update_quota":{"force":true,"quota_configs":[{"role":"a","guarantees":{"cpus":{"value":1}},"limits":{"cpus":{"value":2}}}]}}""",
            """{"type":"SET_QUOTA","set_quota":{"quota_request":{"force":true,"role":"a","guarantee":[{"name":"cpus","type":"SCALAR","scalar":{"value":1}}]}}}""",
            """{"type":"UPDATE_WEIGHTS","update_weights":{"weight_infos":[{"role":"a","weight":2}]}}""",
            """{"type":"UPDATE_MAINTENANCE_SCHEDULE","update_maintenance_schedule":{"schedule":{"windows":[{"machine_ids":[{"hostname":"node-1"}],"unavailability":{"start":{"nanoseconds":1},"duration":{"nanoseconds":1}}}]}}}""",
            """{"type":"DRAIN_AGENT","drain_agent":{"agent_id":{"value":"<slave>"},"max_grace_period":{"nanoseconds":1}}}""",
        ];
        for (var i = 0; i < Tries; i++)
        {
            var valid = calls[random.Next(calls.Length)].Replace("<slave>", slave, StringComparison.Ordinal)
                .Replace("<reserved>", TestTasks.Reserved(8).ToJsonString(), StringComparison.Ordinal)
                .Replace("<volume>", TestTasks.Volume(8, "v").ToJsonString(), StringComparison.Ordinal);
            var call = Mutate(JsonNode.Parse(valid)!, random);
            using var content = new StringContent(call, Encoding.UTF8, "application/json");
            using var answer = await cluster.Http.PostAsync(new Uri("api/v1", UriKind.Relative), content);
            Expected.ShouldContain((int)answer.StatusCode, call);
            Sound(cluster, call);
        }

        (await cluster.Http.GetAsync(new Uri("state", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static void Sound(ServedCluster cluster, string call)
    {
        if (cluster.Loop.Ended is { IsCompletedSuccessfully: true, Result: { } outcome })
        {
            Assert.Fail($"{outcome.Failure?.Message}: {call}");
        }

        cluster.Loop.Ended.IsFaulted.ShouldBeFalse(call);
    }

    private static JsonObject Accept(string framework, JsonNode offer)
    {
        var volume = TestTasks.Volume(16, "v");
        return new JsonObject
        {
            ["framework_id"] = new JsonObject { ["value"] = framework },
            ["type"] = "ACCEPT",
            ["accept"] = new JsonObject
            {
                ["offer_ids"] = new JsonArray(offer["id"]!.DeepClone()),
                ["operations"] = new JsonArray(
                    TestTasks.Operation("RESERVE", "resources", TestTasks.Reserved(16)),
                    TestTasks.Operation("CREATE", "volumes", volume.DeepClone()),
                    TestTasks.Launch(offer, "t", "sleep 1", volume.DeepClone()),
                    TestTasks.Operation("DESTROY", "volumes", volume),
                    TestTasks.Operation("UNRESERVE", "resources", TestTasks.Reserved(16))),
                ["filters"] = new JsonObject { ["refuse_seconds"] = 0 },
            },
        };
    }

    /// <summary>A document with some of its values gone, or others in their place.</summary>
    private static string Mutate(JsonNode document, Random random)
    {
        for (var left = random.Next(1, 4); left > 0; left--)
        {
            var places = Places(document).ToList();
            if (places.Count == 0)
            {
                break;
            }

            var (parent, key) = places[random.Next(places.Count)];
            var value = Value(random);
            switch (parent)
            {
                case JsonObject fields when random.Next(4) == 0:
                    fields.Remove((string)key);
                    break;
                case JsonObject fields:
                    fields[(string)key] = value;
                    break;
                case JsonArray items when random.Next(4) == 0:
                    items.Add(items[(int)key]?.DeepClone());
                    break;
                case JsonArray items:
                    items[(int)key] = value;
                    break;
            }
        }

        var text = document.ToJsonString();
        return random.Next(20) == 0 ? text[..random.Next(text.Length)] : text;
    }

    private static JsonNode? Value(Random random) => random.Next(14) switch
    {
        0 => null,
        1 => "",
        2 => "*",
        3 => "a/b//c",
        4 => -1,
        5 => 0,
        6 => 1e300,
        7 => 0.00001,
        8 => 9223372036854775807,
        9 => new JsonArray(),
        10 => new JsonObject(),
        11 => true,
        12 => "\u0000..\n",
        _ => new string('x', 5000),
    };

    private static IEnumerable<(JsonNode Parent, object Key)> Places(JsonNode? node) => node switch
    {
        JsonObject fields => fields.ToList().SelectMany(field => Places(field.Value).Prepend((fields, field.Key))),
        JsonArray items => Enumerable.Range(0, items.Count).SelectMany(index => Places(items[index]).Prepend((items, index))),
        _ => [],
    };
}
