using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ActorMesos.Http.Serving;

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
