using ActorMesos.Domain.Authorization;
using ActorMesos.Domain.Wire;
using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Simulation.Tests.Scenarios;

public sealed class AclsSectionSpecs
{
    private const string Any = "{ type = ANY }";

    [Fact]
    public void says_what_the_same_json_says()
    {
        const string Json = """
            {
              "permissive": false,
              "reserve_resources": [
                { "principals": { "values": ["a", "b"] }, "roles": { "values": ["eng/%", "ops"] } },
                { "principals": { "type": "ANY" }, "roles": { "type": "NONE" } }
              ],
              "register_agents": [ { "principals": { "type": "NONE" }, "agents": { "type": "ANY" } } ]
            }
            """;
        Read($"acls = {Json}").ShouldBe(AclsJson.Parse(Json).Value);
    }

    [Fact]
    public void allows_everything_unless_told_otherwise() => Read("").ShouldBe(Acls.Default);

    [Fact]
    public void takes_the_former_name_of_an_action() =>
        Read($"acls {{ shutdown_frameworks = [ {{ principals = {Any}, framework_principals = {Any} }} ] }}")
            .Of(AclActions.TeardownFrameworks).ShouldBe([new Acl(AclEntity.Any, AclEntity.Any)]);

    [Fact]
    public void may_be_set_on_the_command_line() =>
        ScenarioSamples.Read(ScenarioSamples.Full, ScenarioOverrides.None with { Settings = ["acls.permissive=true"] })
            .Scenario.ShouldNotBeNull().Acls.Permissive.ShouldBeTrue();

    [Theory]
    [InlineData("permisive = false", "acls.permisive: unknown key; did you mean 'permissive'? known keys: permissive, register_frameworks, ")]
    [InlineData("reserve_resource = []", "acls.reserve_resource: unknown key; did you mean 'reserve_resources'? known keys: permissive, ")]
    [InlineData("permissive = maybe", "acls.permissive: found 'maybe'; allowed: true or false")]
    [InlineData("run_tasks = { }", "acls.run_tasks: found a section in { }; allowed: a list in [ ]")]
    [InlineData("run_tasks = [ a ]", "acls.run_tasks[0]: found 'a'; allowed: a section in { }")]
    [InlineData("run_tasks = [ { users = { type = ANY } } ]", "acls.run_tasks[0].principals: missing; allowed: { values = [name] }, { type = ANY } or { type = NONE }")]
    [InlineData("run_tasks = [ { principals = { type = ANY }, roles = { type = ANY }, users = { type = ANY } } ]", "acls.run_tasks[0].roles: unknown key; known keys: principals, users")]
    [InlineData("run_tasks = [ { principals = ANY, users = { type = ANY } } ]", "acls.run_tasks[0].principals: found 'ANY'; allowed: { values = [name] }, { type = ANY } or { type = NONE }")]
    [InlineData("run_tasks = [ { principals = { tipe = ANY }, users = { type = ANY } } ]", "acls.run_tasks[0].principals.tipe: unknown key; did you mean 'type'? known keys: type, values")]
    [InlineData("run_tasks = [ { principals = { type = NOONE }, users = { type = ANY } } ]", "acls.run_tasks[0].principals.type: found 'NOONE'; did you mean 'NONE'? known types: SOME, ANY, NONE")]
    [InlineData("run_tasks = [ { principals = { values = [] }, users = { type = ANY } } ]", "acls.run_tasks[0].principals: found an entity that names nobody, so that it would never match; give values, or say type ANY or NONE; allowed: ")]
    [InlineData("run_tasks = [ { principals = { }, users = { type = ANY } } ]", "acls.run_tasks[0].principals: found an entity that names nobody")]
    [InlineData("run_tasks = [ { principals = { type = NONE, values = [a] }, users = { type = ANY } } ]", "acls.run_tasks[0].principals: found an entity that has values, which NONE passes over")]
    [InlineData("register_agents = [ { principals = { type = ANY }, agents = { values = [node-1] } } ]", "acls.register_agents[0].agents: found an entity that lists names, but the action has no object with a name")]
    [InlineData("teardown_frameworks = [], shutdown_frameworks = []", "acls.shutdown_frameworks: found shutdown_frameworks and teardown_frameworks, which is its later name; allowed: one of the two")]
    public void says_what_is_wrong_with_them(string acls, string problem) =>
        ScenarioSamples.ReadSmallWith($"acls {{ {acls} }}").ToString().ShouldStartWith($"simulations/x.conf:5: scenario.{problem}");

    private static Acls Read(string lines)
    {
        var reading = ScenarioSamples.ReadSmallWith(lines);
        return reading.Scenario.ShouldNotBeNull(reading.ToString()).Acls;
    }
}
