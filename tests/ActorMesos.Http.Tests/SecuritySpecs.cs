using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ActorMesos.Http.Serving;
using ActorMesos.Simulation.Runs;

namespace ActorMesos.Http.Tests;

public sealed class SecuritySpecs
{
    private static readonly FrontDoorSettings Guarded = new() { Credentials = [new("ops", "secret:with colon")] };

    [Fact]
    public async Task who_does_not_prove_who_it_is_learns_how()
    {
        await using var cluster = await Start();
        cluster.Http.DefaultRequestHeaders.Authorization = null;

        using var answer = await cluster.Http.GetAsync(new Uri("state", UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.ToString().ShouldBe("Basic realm=\"mesos-master-readonly\"");
        (await cluster.Post("reserve", "")).ShouldBe(401);
        (await cluster.Post("api/v1/scheduler", "{}", "application/json")).ShouldBe(401);
        (await cluster.Http.GetAsync(new Uri("health", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("ops", "another")]
    [InlineData("somebody", "secret:with colon")]
    [InlineData("", "")]
    public async Task a_wrong_proof_is_none(string principal, string secret)
    {
        await using var cluster = await Start();
        cluster.Http.DefaultRequestHeaders.Authorization = Basic(principal, secret);

        (await cluster.Http.GetAsync(new Uri("state", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task the_principal_that_is_proven_is_the_one_that_acls_are_about_and_no_secret_is_recorded()
    {
        await using var cluster = await Start("""acls = { "permissive": true, "reserve_resources": [ { "principals": { "values": ["ops"] }, "roles": { "type": "NONE" } } ] }""");
        var slave = await cluster.SlaveId();
        var resources = Uri.EscapeDataString("""[{"name":"disk","type":"SCALAR","scalar":{"value":64},"role":"hdfs","reservation":{"principal":"ops"}}]""");

        (await cluster.Post("reserve", $"slaveId={slave}&resources={resources}")).ShouldBe(403);

        var (_, lines) = await cluster.End();
        Encoding.UTF8.GetString(lines).ShouldNotContain("secret:with colon");
        Encoding.UTF8.GetString(lines).ShouldContain("\"principal\":\"ops\"");
    }

    [Fact]
    public async Task a_framework_that_names_no_principal_has_the_one_that_is_proven()
    {
        await using var cluster = await Start("""acls = { "permissive": true, "register_frameworks": [ { "principals": { "values": ["ops"] }, "roles": { "values": ["hdfs"] } }, { "principals": { "values": ["ops"] }, "roles": { "type": "NONE" } } ] }""");
        var info = TestScheduler.Info();
        info.Remove("principal");
        var forbidden = TestScheduler.Info("other");
        forbidden.Remove("principal");

        await using var scheduler = await TestScheduler.Subscribe(cluster, info);
        await using var dodger = await TestScheduler.Open(cluster, forbidden);

        (await scheduler.Try("REVIVE")).ShouldBe(202);
        ((string)(await cluster.Get("frameworks"))["frameworks"]![0]!["principal"]!).ShouldBe("ops");
        ((string)(await dodger.Next())!["type"]!).ShouldBe("ERROR");
    }

    [Theory]
    [InlineData("simulation/heal", "http://evil.example", 403)]
    [InlineData("simulation/heal", "null", 403)]
    [InlineData("simulation/heal", "http://127.0.0.1:1", 403)]
    [InlineData("simulation/heal", "{own}", 200)]
    [InlineData("simulation/heal", null, 200)]
    [InlineData("teardown", "http://evil.example", 403)]
    [InlineData("teardown", "{own}", 400)]
    [InlineData("api/v1", "http://evil.example", 403)]
    [InlineData("api/v1/scheduler", "http://evil.example", 403)]
    public async Task a_page_of_another_site_changes_nothing(string path, string? origin, int status)
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);

        (await From(cluster, path, origin?.Replace("{own}", cluster.Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal))).ShouldBe(status);
    }

    [Fact]
    public async Task a_name_that_leads_here_is_not_our_own()
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);
        var host = $"rebound.example:{cluster.Address.Port}";

        (await From(cluster, "simulation/heal", $"http://{host}", host)).ShouldBe(403);
        (await From(cluster, "simulation/heal", $"http://localhost:{cluster.Address.Port}", $"localhost:{cluster.Address.Port}")).ShouldBe(200);
    }

    [Fact]
    public async Task who_proves_who_it_is_may_operate_from_anywhere_but_not_take_the_run_in_hand()
    {
        await using var cluster = await Start();

        (await From(cluster, "teardown", "http://console.example")).ShouldBe(400);
        (await From(cluster, "simulation/heal", "http://console.example")).ShouldBe(403);
        cluster.Http.DefaultRequestHeaders.Authorization = null;
        (await From(cluster, "simulation/heal", "http://console.example")).ShouldBe(401);
    }

    private static async Task<int> From(ServedCluster cluster, string path, string? origin, string? host = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new StringContent("") };
        request.Headers.Host = host;
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var answer = await cluster.Http.SendAsync(request);
        return (int)answer.StatusCode;
    }

    [Fact]
    public async Task an_address_of_another_machine_cannot_be_listened_on()
    {
        await using var cluster = await ServedCluster.Start(slaves: 1);

        var refused = await Should.ThrowAsync<IOException>(
            () => FrontDoor.Open(new FrontDoorSettings { Host = "192.0.2.1" }, cluster.Loop, ScenarioPlan.Of(cluster.Scenario, ServedCluster.Catalog)));

        refused.Message.ShouldContain("192.0.2.1 port 5050 cannot be listened on");
    }

    [Theory]
    [InlineData("ops one\n\n dev two \n", 2)]
    [InlineData("""{"credentials":[{"principal":"ops","secret":"one"}]}""", 1)]
    public void a_file_of_credentials_has_either_form_of_mesos(string text, int count) => CredentialsFile.Parse("file", text).Value.Count.ShouldBe(count);

    [Theory]
    [InlineData("ops", "file:1")]
    [InlineData("ops one\nops two", "more than once")]
    [InlineData("", "nobody")]
    [InlineData("{", "principal")]
    [InlineData("""{"credentials":[{"principal":"ops"}]}""", "secret")]
    public void a_wrong_file_is_refused_in_words(string text, string says)
    {
        var read = CredentialsFile.Parse("file", text);

        read.Refusal.ShouldNotBeNull().Reason.ShouldContain(says);
        new HttpCredential("ops", "hidden").ToString().ShouldNotContain("hidden");
    }

    private static Task<ServedCluster> Start(string more = "") =>
        ServedCluster.Start(slaves: 1, more: more, settings: Guarded, authorization: Basic("ops", "secret:with colon"));

    private static AuthenticationHeaderValue Basic(string principal, string secret) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{principal}:{secret}")));
}
