using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ActorMesos.Http.Tests;

/// <summary>A scheduler that speaks the v1 API and reads its stream record by record.</summary>
internal sealed class TestScheduler : IAsyncDisposable
{
    private readonly ServedCluster _cluster;
    private readonly HttpResponseMessage _answer;
    private readonly Stream _stream;

    private TestScheduler(ServedCluster cluster, HttpResponseMessage answer, Stream stream) =>
        (_cluster, _answer, _stream) = (cluster, answer, stream);

    public string StreamId => _answer.Headers.GetValues("Mesos-Stream-Id").Single();

    public string FrameworkId { get; private set; } = "";

    public HttpContentHeaders Headers => _answer.Content.Headers;

    public static JsonObject Info(string role = "hdfs", string? id = null, double failoverTimeout = 0, params string[] capabilities) => new()
    {
        ["user"] = "nobody",
        ["name"] = "test",
        ["principal"] = "ops",
        ["role"] = role,
        ["id"] = id is null ? null : new JsonObject { ["value"] = id },
        ["failover_timeout"] = failoverTimeout,
        ["checkpoint"] = true,
        ["capabilities"] = new JsonArray([.. capabilities.Select(type => (JsonNode)new JsonObject { ["type"] = type })]),
    };

    public static async Task<TestScheduler> Subscribe(ServedCluster cluster, JsonObject? info = null, JsonObject? constraints = null)
    {
        var scheduler = await Open(cluster, info ?? Info(), constraints);
        var subscribed = await scheduler.Next("SUBSCRIBED");
        scheduler.FrameworkId = (string)subscribed["subscribed"]!["framework_id"]!["value"]!;
        return scheduler;
    }

    public static async Task<TestScheduler> Open(ServedCluster cluster, JsonObject info, JsonObject? constraints = null)
    {
        var call = new JsonObject { ["type"] = "SUBSCRIBE", ["subscribe"] = new JsonObject { ["framework_info"] = info, ["offer_constraints"] = constraints } };
        if (info["id"] is { } id)
        {
            call["framework_id"] = id.DeepClone();
        }

        var request = Request(call.ToJsonString());
        var answer = await cluster.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return new TestScheduler(cluster, answer, await answer.Content.ReadAsStreamAsync());
    }

    /// <summary>Any other stream of records.</summary>
    public static async Task<TestScheduler> Listen(ServedCluster cluster, string path, string body)
    {
        var request = Request(body);
        request.RequestUri = new Uri(path, UriKind.Relative);
        var answer = await cluster.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return new TestScheduler(cluster, answer, await answer.Content.ReadAsStreamAsync());
    }

    public static HttpRequestMessage Request(string body, string contentType = "application/json")
    {
        var content = new StringContent(body, Encoding.UTF8);
        content.Headers.ContentType = new(contentType);
        return new HttpRequestMessage(HttpMethod.Post, new Uri("api/v1/scheduler", UriKind.Relative)) { Content = content };
    }

    /// <summary>Makes a call, and expects it to be accepted.</summary>
    public async Task Call(string type, JsonObject? body = null) => (await Try(type, body)).ShouldBe(202);

    public async Task<int> Try(string type, JsonObject? body = null, string? streamId = null, string? frameworkId = null)
    {
        var call = new JsonObject { ["framework_id"] = new JsonObject { ["value"] = frameworkId ?? FrameworkId }, ["type"] = type };
        if (body is not null)
        {
            call[type.ToLowerInvariant()] = body;
        }

        using var request = Request(call.ToJsonString());
        if (streamId != "")
        {
            request.Headers.Add("Mesos-Stream-Id", streamId ?? StreamId);
        }

        using var answer = await _cluster.Http.SendAsync(request);
        (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBeLessThan(answer.IsSuccessStatusCode ? 1 : 1000);
        return (int)answer.StatusCode;
    }

    public Task Accept(JsonNode offer, params JsonObject[] operations) => Call("ACCEPT", new JsonObject
    {
        ["offer_ids"] = new JsonArray(offer["id"]!.DeepClone()),
        ["operations"] = new JsonArray([.. operations]),
        ["filters"] = new JsonObject { ["refuse_seconds"] = 0 },
    });

    public Task Acknowledge(JsonNode status) => Call("ACKNOWLEDGE", new JsonObject
    {
        ["agent_id"] = status["agent_id"]!.DeepClone(),
        ["task_id"] = status["task_id"]!.DeepClone(),
        ["uuid"] = status["uuid"]!.DeepClone(),
    });

    /// <summary>An offer that satisfies a condition; all others are declined.</summary>
    public async Task<JsonNode> Offer(Func<JsonNode, bool>? isRight = null)
    {
        while (true)
        {
            foreach (var offer in (await Next("OFFERS"))["offers"]!["offers"]!.AsArray())
            {
                if (isRight is null || isRight(offer!))
                {
                    return offer!;
                }

                await Call("DECLINE", new JsonObject
                {
                    ["offer_ids"] = new JsonArray(offer!["id"]!.DeepClone()),
                    ["filters"] = new JsonObject { ["refuse_seconds"] = 0.1 },
                });
            }
        }
    }

    /// <summary>The next event of a type; others are passed over.</summary>
    public async Task<JsonNode> Next(string type)
    {
        while (true)
        {
            var read = (await Next()).ShouldNotBeNull($"the stream ended before {type}");
            if ((string)read["type"]! == type)
            {
                return read;
            }
        }
    }

    /// <summary>The next event; null at the end of the stream.</summary>
    public async Task<JsonNode?> Next()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var length = "";
        var one = new byte[1];
        while (await _stream.ReadAsync(one, patience.Token) == 1)
        {
            if (one[0] == '\n')
            {
                var record = new byte[int.Parse(length, CultureInfo.InvariantCulture)];
                await _stream.ReadExactlyAsync(record, patience.Token);
                return JsonNode.Parse(record);
            }

            length += (char)one[0];
        }

        return null;
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _answer.Dispose();
    }
}
