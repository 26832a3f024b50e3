using ActorMesos.Domain.Authentication;
using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Simulation.Tests.Scenarios;

/// <summary>Secrets are compared, and never seen again.</summary>
public sealed class SecretSpecs
{
    private const string Lines = """
        credentials = [ { principal = p, secret = open-sesame }, { principal = q, secret = tiger } ]
        frameworks = [
          { name = right, type = hdfs, principal = p, secret = open-sesame }
          { name = wrong, type = hdfs, principal = q, secret = lion }
          { name = none, type = hdfs, principal = p }
        ]
        """;

    [Fact]
    public void equal_secrets_have_one_number_and_others_have_others()
    {
        var scenario = Read(Lines);
        scenario.Frameworks.Select(framework => framework.Credential).ShouldBe(
            [new Credential("p", new Secret(1)), new Credential("q", new Secret(2)), null]);
        scenario.Credentials.ShouldBe([new Credential("p", new Secret(1)), new Credential("q", new Secret(3))]);
    }

    [Fact]
    public void a_printed_scenario_shows_masks_alone_and_says_the_same()
    {
        var scenario = Read(Lines);
        var printed = ScenarioText.Print(scenario);
        foreach (var secret in new[] { "open-sesame", "tiger", "lion" })
        {
            printed.ShouldNotContain(secret);
        }

        printed.ShouldContain("secret = \"***1\"");
        var again = ScenarioSamples.Read(printed).Scenario.ShouldNotBeNull();
        again.ShouldBe(scenario);
        again.Sha256.ShouldBe(scenario.Sha256);
    }

    [Fact]
    public void masks_in_any_order_are_secrets_like_any_other()
    {
        var scenario = Read(Lines.Replace("open-sesame", "\"***3\"", StringComparison.Ordinal).Replace("tiger", "\"***1\"", StringComparison.Ordinal));
        scenario.ShouldBe(Read(Lines));
    }

    [Theory]
    [InlineData("credentials = [ { principal = p } ]", "credentials[0].secret: missing; allowed: a text of at least one character")]
    [InlineData("credentials = [ { principal = p, secret = \"\" } ]", "credentials[0].secret: found an empty text; allowed: a text of at least one character")]
    [InlineData("credentials = [ { secret = hush } ]", "credentials[0].principal: missing; allowed: a text of at least one character")]
    [InlineData("credentials = [ { principal = p, secret = [hush] } ]", "credentials[0].secret: found a list; allowed: a text of at least one character")]
    [InlineData("credentials = [ { principal = p, secrte = hush, secret = a } ]", "credentials[0].secrte: unknown key; did you mean 'secret'? known keys: principal, secret")]
    [InlineData("credentials = [ { principal = p, secret = hush }, { principal = p, secret = hush } ]", "credentials[1].principal: found 'p' twice; allowed: one secret for each principal")]
    [InlineData("frameworks = [ { name = a, type = hdfs, secret = hush } ]", "frameworks[0].principal: found none, but a secret; allowed: the principal whose secret it is")]
    [InlineData("master.authenticate-frameworks = true", "credentials: found none, but master.authenticate-frameworks is on; allowed: at least one { principal = ..., secret = ... } then")]
    [InlineData("master.authenticate-slaves = true", "credentials: found none, but master.authenticate-slaves is on; allowed: at least one { principal = ..., secret = ... } then")]
    public void says_what_is_wrong_and_not_what_the_secret_is(string line, string problem)
    {
        var problems = ScenarioSamples.ReadSmallWith(line).ToString();
        problems.ShouldContain($"scenario.{problem}");
        problems.ShouldNotContain("hush");
    }

    [Theory]
    [InlineData("secret = hush", "found none, but a secret; allowed: the principal whose secret it is")]
    [InlineData("principal = p", "found 'p' without a secret; allowed: both or neither, as the master knows no slave's principal but by its secret")]
    public void a_slave_has_a_principal_and_a_secret_or_neither(string entry, string problem) =>
        ScenarioSamples.Read(ScenarioSamples.Small.Replace("count = 3", entry, StringComparison.Ordinal)).ToString()
            .ShouldBe($"simulations/x.conf:4: scenario.slaves[0].principal: {problem}");

    [Fact]
    public void a_secret_on_the_command_line_is_not_repeated_in_a_problem()
    {
        var overrides = ScenarioOverrides.None with { Settings = ["frameworks[7].secret=hush", "credentials=[ { principal = p, secret = hush } "] };
        var problems = ScenarioSamples.Read(ScenarioSamples.Full, overrides).ToString();
        problems.ShouldContain("--set frameworks[7].secret=***: scenario.frameworks: found no element '7'");
        problems.ShouldContain("--set credentials=***:1: value");
        problems.ShouldNotContain("hush");
    }

    private static Scenario Read(string lines)
    {
        var reading = ScenarioSamples.ReadSmallWith(lines);
        return reading.Scenario.ShouldNotBeNull(reading.ToString());
    }
}
