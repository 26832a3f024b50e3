using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ActorMesos.Http.Serving;

namespace ActorMesos.Http.Tests;

public sealed class RequestLimitSpecs
{
    private static readonly Uri Version = new("version", UriKind.Relative);
    private static readonly Uri Flags = new("flags", UriKind.Relative);

    [Fact]
    public async Task who_asks_too_often_is_told_when_to_ask_again_and_nobody_else_notices()
    {
        await using var cluster = await Start();
        cluster.Http.DefaultRequestHeaders.Authorization = Basic("dev", "two");

        using var refused = await AskUntilRefused(cluster, Flags);

        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        (await refused.Content.ReadAsStringAsync()).ShouldStartWith("principal dev has made more than 100 requests in a second");
        cluster.Http.DefaultRequestHeaders.Authorization = Basic("ops", "one");
        (await cluster.Http.GetAsync(Flags)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task secrets_cannot_be_tried_out_faster()
    {
        await using var cluster = await Start();
        cluster.Http.DefaultRequestHeaders.Authorization = Basic("dev", "guessed");

        using var refused = await AskUntilRefused(cluster, Flags);

        (await refused.Content.ReadAsStringAsync()).ShouldStartWith("address 127.0.0.1 has made more than 100 requests");
    }

    [Fact]
    public async Task who_proves_nothing_is_known_by_the_address()
    {
        await using var cluster = await ServedCluster.Start(slaves: 1, settings: new FrontDoorSettings { RequestsPerSecond = 100 });

        using var refused = await AskUntilRefused(cluster, Version);

        (await refused.Content.ReadAsStringAsync()).ShouldStartWith("address 127.0.0.1");
    }

    private static async Task<HttpResponseMessage> AskUntilRefused(ServedCluster cluster, Uri path)
    {
        while (true)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => cluster.Http.GetAsync(path)));
            if (Array.Find(answers, answer => answer.StatusCode == HttpStatusCode.TooManyRequests) is { } refused)
            {
                return refused;
            }
        }
    }

    private static Task<ServedCluster> Start() => ServedCluster.Start(
        slaves: 1, settings: new FrontDoorSettings { RequestsPerSecond = 100, Credentials = [new("ops", "one"), new("dev", "two")] }, authorization: Basic("ops", "one"));

    private static AuthenticationHeaderValue Basic(string principal, string secret) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{principal}:{secret}")));
}
