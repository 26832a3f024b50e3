using ActorMesos.Domain.Authorization;
using ActorMesos.Domain.Wire;

namespace ActorMesos.Domain.Tests.Permission;

/// <summary>How the first ACL that matches decides, and what decides without one.</summary>
public sealed class AuthorizerSpecs
{
    private static readonly AclEntity Foo = AclEntity.Some("foo");
    private static readonly AclEntity Analytics = AclEntity.Some("analytics");

    public static TheoryData<string> Actions => [.. AclActions.All.Select(action => action.Name)];

    [Fact]
    public void without_acls_everything_is_allowed()
    {
        var authorizer = new Authorizer(Acls.Default);
        foreach (var action in AclActions.All)
        {
            authorizer.Authorize("foo", action.On("x")).ShouldBeNull();
            authorizer.Authorize(null, action.On(null)).ShouldBeNull();
        }
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void where_nothing_matches_permissive_decides_of_every_action(string name)
    {
        var action = AclActions.Named(name)!;
        var refusal = new Authorizer(new Acls(permissive: false)).Authorize("foo", action.On(null)).ShouldNotBeNull();
        refusal.Rule.ShouldBe(Authorizer.Rule);
        refusal.Reason.ShouldStartWith($"principal 'foo' may not {action.Deed}");
        refusal.Reason.ShouldEndWith($": no ACL of {name} matches, and permissive is false; add one that allows it");
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void an_acl_is_asked_for_its_own_action_alone(string name)
    {
        var action = AclActions.Named(name)!;
        var authorizer = new Authorizer(new Acls(true, new AclList(action, [new Acl(AclEntity.Some("foo"), AclEntity.None)])));
        foreach (var asked in AclActions.All)
        {
            (authorizer.Authorize("foo", asked.On("x")) is null).ShouldBe(asked != action, asked.Name);
        }
    }

    [Fact]
    public void a_listed_principal_may_do_it_to_a_listed_object_and_nobody_else_may()
    {
        var authorizer = Of(new Acl(Foo, Analytics), new Acl(AclEntity.None, Analytics));
        IsAllowed(authorizer, "foo", "analytics").ShouldBeTrue();
        IsAllowed(authorizer, "foo", "ads").ShouldBeTrue("no ACL matches");
        IsAllowed(authorizer, "bar", "analytics").ShouldBeFalse();
        IsAllowed(authorizer, "bar", "ads").ShouldBeTrue();
        IsAllowed(authorizer, null, "analytics").ShouldBeFalse();
        IsAllowed(authorizer, null, "ads").ShouldBeTrue();
    }

    [Fact]
    public void a_principal_may_be_held_to_some_objects()
    {
        var authorizer = Of(new Acl(Foo, Analytics), new Acl(Foo, AclEntity.None));
        IsAllowed(authorizer, "foo", "analytics").ShouldBeTrue();
        IsAllowed(authorizer, "foo", "ads").ShouldBeFalse();
        IsAllowed(authorizer, "bar", "ads").ShouldBeTrue();
        IsAllowed(authorizer, null, "ads").ShouldBeTrue("ACLs that list names never match a caller without a principal");
    }

    [Fact]
    public void the_first_acl_that_matches_decides_whatever_comes_after_it()
    {
        var (allowing, forbidding) = (new Acl(Foo, Analytics), new Acl(AclEntity.Any, AclEntity.None));
        IsAllowed(Of(allowing, forbidding), "foo", "analytics").ShouldBeTrue();
        IsAllowed(Of(forbidding, allowing), "foo", "analytics").ShouldBeFalse();
    }

    [Fact]
    public void an_acl_that_allows_some_values_does_not_stop_others() =>
        IsAllowed(Of(new Acl(Foo, Analytics)), "bar", "analytics").ShouldBeTrue();

    [Fact]
    public void an_object_that_is_not_known_is_allowed_by_any_alone()
    {
        IsAllowed(Of(new Acl(AclEntity.Any, AclEntity.Any)), "foo", null).ShouldBeTrue();
        IsAllowed(Of(new Acl(AclEntity.Any, AclEntity.None)), "foo", null).ShouldBeFalse();
        IsAllowed(new Authorizer(Reserving(permissive: false, new Acl(AclEntity.Any, Analytics))), "foo", null).ShouldBeFalse();
    }

    [Fact]
    public void a_refusal_names_the_caller_the_deed_the_object_and_the_acl()
    {
        var authorizer = Of(new Acl(Foo, Analytics), new Acl(AclEntity.None, Analytics));
        authorizer.Authorize("bar", AclActions.ReserveResources.On("analytics"))!.Reason.ShouldBe(
            "principal 'bar' may not reserve resources for role 'analytics': reserve_resources[1] of the ACLs forbids it; "
            + "an ACL before it would have to allow it");
        new Authorizer(new Acls(false)).Authorize(null, AclActions.RunTasks.On(null))!.Reason.ShouldBe(
            "a caller without a principal may not run a task as user (none is named): no ACL of run_tasks matches, "
            + "and permissive is false; add one that allows it");
    }

    [Fact]
    public void all_that_is_asked_must_be_allowed()
    {
        var authorizer = Of(new Acl(AclEntity.None, Analytics));
        AuthorizationRequest[] both = [AclActions.ReserveResources.On("ads"), AclActions.ReserveResources.On("analytics")];
        authorizer.Authorize("foo", both)!.Reason.ShouldContain("'analytics'");
        authorizer.Authorize("foo", both[..1]).ShouldBeNull();
        authorizer.Authorize("foo", []).ShouldBeNull();
    }

    [Fact]
    public void the_example_of_users_reads_as_the_documentation_explains_it()
    {
        var authorizer = new Authorizer(AclsJson.Parse(
            """{"permissive":false,"run_tasks":[{"principals":{"type":"ANY"},"users":{"values":["guest","bar"]}}]}""").Value);
        authorizer.Authorize("p", AclActions.RunTasks.On("guest")).ShouldBeNull();
        authorizer.Authorize(null, AclActions.RunTasks.On("bar")).ShouldBeNull();
        authorizer.Authorize("p", AclActions.RunTasks.On("root")).ShouldNotBeNull();
        authorizer.Authorize("p", AclActions.RegisterFrameworks.On("r")).ShouldNotBeNull();
    }

    private static Authorizer Of(params Acl[] rules) => new(Reserving(permissive: true, rules));

    private static Acls Reserving(bool permissive, params Acl[] rules) => new(permissive, new AclList(AclActions.ReserveResources, rules));

    private static bool IsAllowed(Authorizer authorizer, string? principal, string? role) =>
        authorizer.Authorize(principal, AclActions.ReserveResources.On(role)) is null;
}
