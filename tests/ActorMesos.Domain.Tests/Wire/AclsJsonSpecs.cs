using ActorMesos.Domain.Authorization;
using ActorMesos.Domain.Wire;
using CsCheck;

namespace ActorMesos.Domain.Tests.Documents;

public sealed class AclsJsonSpecs
{
    private const string Example = """
        {
          "permissive": false,
          "reserve_resources": [
            { "principals": { "values": ["foo", "bar"] }, "roles": { "type": "SOME", "values": ["eng/%", "ops"] } },
            { "roles": { "type": "NONE" }, "principals": { "type": "ANY" } }
          ],
          "register_agents": [ { "principals": { "values": ["slave"] }, "agents": { "type": "ANY" } } ]
        }
        """;

    private static readonly Gen<string> Names = Gen.Char['a', 'c'].Array[1, 3].Select(letters => new string(letters));

    private static readonly Gen<AclEntity> Entity = Gen.OneOf(
        Gen.Const(AclEntity.Any), Gen.Const(AclEntity.None), Names.Array[1, 3].Select(names => AclEntity.Some(names)));

    private static readonly Gen<AclEntity> Unlisted = Gen.OneOf(Gen.Const(AclEntity.Any), Gen.Const(AclEntity.None));

    private static readonly Gen<Acls> AnyAcls =
        Gen.Select(Gen.Bool, Gen.Select(Gen.OneOf([.. AclActions.All]), Entity, Entity, Unlisted).Array[0, 6], (permissive, rules) => new Acls(
            permissive,
            rules.GroupBy(rule => rule.Item1).Select(group => new AclList(
                group.Key, [.. group.Select(rule => new Acl(rule.Item2, group.Key.Object.IsListed ? rule.Item3 : rule.Item4))]))));

    [Fact]
    public void reads_mesoss_own_form()
    {
        var acls = AclsJson.Parse(Example).Value;
        acls.Permissive.ShouldBeFalse();
        acls.Lists.Select(list => list.Action).ShouldBe([AclActions.ReserveResources, AclActions.RegisterAgents]);
        acls.Of(AclActions.ReserveResources).ShouldBe(
            [new Acl(AclEntity.Some("foo", "bar"), AclEntity.Some("eng/%", "ops")), new Acl(AclEntity.Any, AclEntity.None)]);
        acls.Of(AclActions.RegisterAgents).ShouldBe([new Acl(AclEntity.Some("slave"), AclEntity.Any)]);
        acls.Of(AclActions.CreateVolumes).ShouldBeEmpty();
    }

    [Fact]
    public void is_permissive_unless_told_otherwise() => AclsJson.Parse("{}").Value.ShouldBe(Acls.Default);

    [Fact]
    public void reads_the_former_name_of_an_action_and_writes_the_present_one()
    {
        var acls = AclsJson.Parse("""{"shutdown_frameworks":[{"principals":{"type":"ANY"},"framework_principals":{"type":"NONE"}}]}""").Value;
        acls.Of(AclActions.TeardownFrameworks).ShouldBe([new Acl(AclEntity.Any, AclEntity.None)]);
        AclsJson.Print(acls).ShouldContain("\"teardown_frameworks\"");
    }

    [Fact]
    public void reads_back_what_it_printed() => AnyAcls.Always(acls => AclsJson.Parse(AclsJson.Print(acls)).Value.ShouldBe(acls));

    [Theory]
    [InlineData("", "no JSON")]
    [InlineData("[]", "the document must be an object")]
    [InlineData("""{"permissive":"yes"}""", "'permissive' must be true or false")]
    [InlineData("""{"permissive":true,"permissive":false}""", "'permissive' is given twice")]
    [InlineData("""{"reserve_resource":[]}""", "'reserve_resource' is no action; known are permissive, register_frameworks, run_tasks, ")]
    [InlineData("""{"reserve_resources":{}}""", "'reserve_resources' must be an array")]
    [InlineData("""{"reserve_resources":[1]}""", "'reserve_resources[0]' must be an object")]
    [InlineData("""{"reserve_resources":[{}]}""", "'reserve_resources[0].principals' is missing")]
    [InlineData("""{"reserve_resources":[{"principals":{"type":"ANY"}}]}""", "'reserve_resources[0].roles' is missing")]
    [InlineData("""{"reserve_resources":[{"principals":{"type":"ANY"},"users":{"type":"ANY"}}]}""", "'reserve_resources[0].users' is no part of such an ACL, which has principals and roles")]
    [InlineData("""{"reserve_resources":[{"principals":{"type":"ALL"},"roles":{"type":"ANY"}}]}""", "'reserve_resources[0].principals.type' is 'ALL', but must be one of SOME, ANY, NONE")]
    [InlineData("""{"reserve_resources":[{"principals":{"value":["a"]},"roles":{"type":"ANY"}}]}""", "'reserve_resources[0].principals.value' is no part of an entity")]
    [InlineData("""{"reserve_resources":[{"principals":{"values":[]},"roles":{"type":"ANY"}}]}""", "'reserve_resources[0].principals' names nobody")]
    [InlineData("""{"reserve_resources":[{"principals":{"values":[""]},"roles":{"type":"ANY"}}]}""", "'reserve_resources[0].principals' has an empty name")]
    [InlineData("""{"reserve_resources":[{"principals":{"type":"ANY","values":["a"]},"roles":{"type":"ANY"}}]}""", "'reserve_resources[0].principals' has values, which ANY passes over")]
    [InlineData("""{"register_agents":[{"principals":{"type":"ANY"},"agents":{"values":["a"]}}]}""", "'register_agents[0].agents' lists names, but the action has no object with a name")]
    [InlineData("""{"teardown_frameworks":[],"shutdown_frameworks":[]}""", "'shutdown_frameworks' is a list of teardown_frameworks as well")]
    public void refuses_what_is_no_acls_and_names_the_place(string json, string reason) =>
        AclsJson.Parse(json).Refusal.ShouldNotBeNull().Reason.ShouldStartWith(reason);

    [Fact]
    public void any_text_is_read_or_refused_and_never_more() =>
        Gen.Select(Gen.Int[0, Example.Length - 1], Gen.Int[0, 30], Gen.OneOf("{", "}", "[", "]", ",", ":", "\"", "null", "1e999", "\\ud800", "true", "\"type\":", "é", "\0")).Array[1, 5]
            .Always(
                edits =>
                {
                    var text = Example;
                    foreach (var (at, length, put) in edits)
                    {
                        var place = Math.Min(at, text.Length);
                        text = text[..place] + put + text[Math.Min(text.Length, place + length)..];
                    }

                    var read = AclsJson.Parse(text);
                    (read.IsRefused ? read.Refusal.Reason : AclsJson.Print(read.Value)).ShouldNotBeEmpty();
                },
                iter: 5_000);
}
