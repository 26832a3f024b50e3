using ActorMesos.Domain.Authorization;
using CsCheck;

namespace ActorMesos.Domain.Tests.Permission;

/// <summary>Roles that stand for all roles under them.</summary>
public sealed class RolePatternSpecs
{
    private static readonly Gen<string> Role =
        Gen.OneOf("a", "b", "ab").Array[1, 3].Select(parts => string.Join('/', parts));

    private static readonly Gen<string> Value = Gen.Select(Role, Gen.Bool, (role, isPattern) => isPattern ? $"{role}/%" : role);

    private static readonly Gen<Acl> Rule = Gen.Select(
        Gen.OneOf(AclEntity.Any, AclEntity.None, AclEntity.Some("p"), AclEntity.Some("q", "p")), Value.Array[1, 3], (principals, roles) => new Acl(principals, AclEntity.Some(roles)));

    public static TheoryData<string> Hierarchical => [.. AclActions.All.Where(action => action.Object.IsHierarchical).Select(action => action.Name)];

    [Theory]
    [MemberData(nameof(Hierarchical))]
    public void a_pattern_stands_for_what_lies_under_it_and_not_for_itself(string name)
    {
        var action = AclActions.Named(name)!;
        var authorizer = new Authorizer(new Acls(false, new AclList(action, [new Acl(AclEntity.Any, AclEntity.Some("eng/%"))])));
        authorizer.Authorize("p", action.On("eng/db")).ShouldBeNull();
        authorizer.Authorize("p", action.On("eng/db/blue")).ShouldBeNull();
        authorizer.Authorize("p", action.On("eng")).ShouldNotBeNull();
        authorizer.Authorize("p", action.On("engine/db")).ShouldNotBeNull();
        authorizer.Authorize("p", action.On("ops/eng/db")).ShouldNotBeNull();
        authorizer.Authorize("p", action.On(null)).ShouldNotBeNull("nobody knows whether an unknown role lies under it");
    }

    [Theory]
    [InlineData("users")]
    [InlineData("framework_principals")]
    [InlineData("reserver_principals")]
    [InlineData("creator_principals")]
    [InlineData("paths")]
    public void where_the_objects_are_no_roles_it_is_a_name_like_any_other(string field)
    {
        var action = AclActions.All.First(action => action.Object.Field == field);
        var authorizer = new Authorizer(new Acls(false, new AclList(action, [new Acl(AclEntity.Any, AclEntity.Some("a/%"))])));
        authorizer.Authorize("p", action.On("a/b")).ShouldNotBeNull();
        authorizer.Authorize("p", action.On("a/%")).ShouldBeNull();
    }

    [Fact]
    public void who_forbids_all_under_a_role_forbids_nothing_beside_it()
    {
        var authorizer = new Authorizer(new Acls(
            true, new AclList(AclActions.CreateVolumes, [new Acl(AclEntity.None, AclEntity.Some("eng/%"))])));
        authorizer.Authorize("p", AclActions.CreateVolumes.On("eng/db")).ShouldNotBeNull();
        authorizer.Authorize("p", AclActions.CreateVolumes.On("eng")).ShouldBeNull();
    }

    [Fact]
    public void a_list_that_mixes_patterns_and_names_is_asked_as_one_for_each_pattern_and_then_one_for_the_names() =>
        Gen.Select(Rule.Array[0, 4], Role, Gen.OneOf("p", "q", "r"), Gen.Bool).Always((rules, role, principal, permissive) =>
        {
            var split = rules.SelectMany(rule => Split(rule)).ToArray();
            var (mixed, apart) = (Of(permissive, rules), Of(permissive, split));
            (mixed.Authorize(principal, AclActions.ReserveResources.On(role)) is null)
                .ShouldBe(apart.Authorize(principal, AclActions.ReserveResources.On(role)) is null);
            (mixed.Authorize(null, AclActions.ReserveResources.On(role)) is null)
                .ShouldBe(apart.Authorize(null, AclActions.ReserveResources.On(role)) is null);
        });

    [Fact]
    public void the_place_that_a_refusal_names_is_that_of_the_acl_as_it_was_written()
    {
        var authorizer = Of(true, new Acl(AclEntity.Any, AclEntity.Some("a", "b/%", "c")), new Acl(AclEntity.Any, AclEntity.None));
        authorizer.Authorize("p", AclActions.ReserveResources.On("b"))!.Reason.ShouldContain("reserve_resources[1]");
    }

    private static IEnumerable<Acl> Split(Acl rule)
    {
        foreach (var pattern in rule.Objects.Values.Where(value => value.EndsWith("/%", StringComparison.Ordinal)))
        {
            yield return rule with { Objects = AclEntity.Some(pattern) };
        }

        foreach (var name in rule.Objects.Values.Where(value => !value.EndsWith("/%", StringComparison.Ordinal)))
        {
            yield return rule with { Objects = AclEntity.Some(name) };
        }
    }

    private static Authorizer Of(bool permissive, params Acl[] rules) =>
        new(new Acls(permissive, new AclList(AclActions.ReserveResources, rules)));
}
