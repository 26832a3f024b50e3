namespace ActorMesos.Domain.Tests.Leading;

using ActorMesos.Domain.Authentication;
using ActorMesos.Domain.Authorization;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;

/// <summary>Whom the master lets in, and what becomes of the others.</summary>
public sealed class GatekeeperSpecs
{
    private static readonly Secret Right = new(1);
    private static readonly Secret Wrong = new(2);
    private static readonly AclEntity Us = AclEntity.Some("p");

    public static TheoryData<string> Releases => [.. SemanticsProfile.All.Select(profile => profile.Name)];

    [Fact]
    public void a_framework_that_no_acl_lets_into_its_role_is_told_why_and_ends()
    {
        var bench = new Bench(Acl(AclActions.RegisterFrameworks, new Acl(Us, AclEntity.Some("a")), new Acl(Us, AclEntity.None)));
        bench.Register(Bench.Framework("f", "a"));
        bench.Receive(new RegisterFramework(Bench.Framework("g", "b")));
        var error = bench.Take<FrameworkError>("g").ShouldHaveSingleItem().Message;
        error.ShouldStartWith("principal 'p' may not register a framework in role 'b': register_frameworks[1] ");
        bench.Reports.OfType<FrameworkRefused>().ShouldHaveSingleItem().Node.Value.ShouldBe("g");
        bench.Master.Frameworks.Values.ShouldHaveSingleItem().Info.Name.ShouldBe("f");
    }

    [Fact]
    public void every_role_of_a_framework_must_be_allowed()
    {
        var settings = Acl(AclActions.RegisterFrameworks, new Acl(Us, AclEntity.Some("a")), new Acl(Us, AclEntity.None));
        var bench = new Bench(settings with { Semantics = SemanticsProfile.V111 });
        bench.Receive(new RegisterFramework(
            Bench.Framework("f", "a") with { MoreRoles = ["secret"], Capabilities = FrameworkCapabilities.MultiRole }));
        bench.Take<FrameworkError>("f").ShouldHaveSingleItem().Message.ShouldContain("in role 'secret'");
        bench.Master.Frameworks.ShouldBeEmpty();
    }

    [Fact]
    public void a_framework_that_comes_back_is_asked_again()
    {
        var bench = new Bench(Acl(AclActions.RegisterFrameworks, new Acl(AclEntity.Any, AclEntity.None)));
        bench.Receive(new ReregisterFramework(new FrameworkId("M-0007"), Bench.Framework("f", "a")));
        bench.Take<FrameworkError>("f").ShouldHaveSingleItem();
        bench.Master.Frameworks.ShouldBeEmpty();
    }

    [Fact]
    public void a_framework_may_always_end_itself()
    {
        var bench = new Bench(Acl(AclActions.TeardownFrameworks, new Acl(AclEntity.Any, AclEntity.None)));
        var framework = bench.Register(Bench.Framework("f"));
        bench.Receive(new TeardownFramework { FrameworkId = framework });
        bench.Master.Frameworks.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public void a_slave_that_no_acl_lets_in_is_shut_down_or_ignored_as_the_release_has_it(string release)
    {
        var bench = new Bench(Acl(AclActions.RegisterAgents, new Acl(AclEntity.Any, AclEntity.None)) with { Semantics = Semantics(release) });
        bench.Receive(new RegisterSlave(Bench.SlaveInfo(1), Resources.Empty));
        bench.Receive(new ReregisterSlave(new SlaveId("M-S7"), Bench.SlaveInfo(1), Resources.Empty, []));
        var told = bench.Take<ShutdownSlave>("node-1");
        told.Count.ShouldBe(release == "0.23" ? 2 : 0);
        told.ShouldAllBe(shutdown => shutdown.Reason.StartsWith("a caller without a principal may not register a slave: ", StringComparison.Ordinal));
        bench.Reports.OfType<SlaveRefused>().Count().ShouldBe(2);
        bench.Master.Slaves.ShouldBeEmpty();
        bench.Registry.Slaves.ShouldBeEmpty();
    }

    [Fact]
    public void a_slave_must_be_allowed_to_reserve_for_every_role_of_its_static_reservations()
    {
        var settings = Acl(AclActions.ReserveResources, new Acl(AclEntity.Some("slave"), AclEntity.Some("a")), new Acl(AclEntity.Any, AclEntity.None));
        var bench = new Bench(settings with { Credentials = [new Credential("slave", Right)] });
        bench.Register(1, "cpus:4;mem:64");
        Register(bench, 2, "cpus(a):4;mem:64").ShouldBe("a caller without a principal may not reserve resources for role 'a'");
        Authenticate(bench, "node-2", "slave", Right);
        Register(bench, 2, "cpus(a):4;mem(b):64").ShouldBe("principal 'slave' may not reserve resources for role 'b'");
        Register(bench, 2, "cpus(a):4;mem:64").ShouldBeNull();
    }

    [Fact]
    public void dynamic_reservations_of_a_slave_were_asked_for_when_they_were_made()
    {
        var bench = new Bench(Acl(AclActions.ReserveResources, new Acl(AclEntity.Any, AclEntity.None)));
        bench.Register(1, checkpointed: Resources.Of(Resource.Scalar("disk", Scalar.FromWhole(100)).WithDynamicReservation("a", "p")));
    }

    [Fact]
    public void who_gives_the_right_secret_is_believed_and_others_are_not()
    {
        var bench = new Bench(Authenticating());
        Authenticate(bench, "f", "p", Right).ShouldBeTrue();
        Authenticate(bench, "f", "p", Wrong).ShouldBeFalse();
        Authenticate(bench, "f", "q", Right).ShouldBeFalse();
        bench.Reports.OfType<AuthenticationRefused>().Select(refused => refused.Refusal.Reason).ShouldBe(
        [
            "principal 'p' gave the secret ***2, and the credentials of the master have another; give that one",
            "principal 'q' is not among the credentials of the master; add it there, or give one that is",
        ]);
        bench.Reports.OfType<NodeAuthenticated>().ShouldBe([new NodeAuthenticated(new NodeName("f"), "p")]);
    }

    [Fact]
    public void where_it_is_demanded_a_framework_must_have_authenticated()
    {
        var bench = new Bench(Authenticating());
        bench.Receive(new RegisterFramework(Bench.Framework("f")));
        bench.Take<FrameworkError>("f").ShouldHaveSingleItem().Message.ShouldBe("framework 'f' is not authenticated; give it a principal and its secret");
        Authenticate(bench, "f", "p", Right);
        bench.Register(Bench.Framework("f"));
    }

    [Fact]
    public void a_framework_must_name_the_principal_that_it_has_proven()
    {
        var bench = new Bench(Authenticating() with { AuthenticateFrameworks = false });
        Authenticate(bench, "f", "p", Right);
        bench.Receive(new RegisterFramework(Bench.Framework("f") with { Principal = "q" }));
        bench.Take<FrameworkError>("f").ShouldHaveSingleItem().Message.ShouldBe(
            "framework 'f' names the principal 'q', but has authenticated as 'p'; name that one");
        bench.Register(Bench.Framework("f") with { Principal = null });
    }

    [Fact]
    public void what_was_proven_holds_as_long_as_the_connection()
    {
        var bench = new Bench(Authenticating());
        Authenticate(bench, "f", "p", Right);
        bench.Receive(new Exited(new NodeName("f")));
        bench.Receive(new RegisterFramework(Bench.Framework("f")));
        bench.Take<FrameworkError>("f").ShouldHaveSingleItem();
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public void where_it_is_demanded_a_slave_must_have_authenticated(string release)
    {
        var bench = new Bench(Authenticating() with { Semantics = Semantics(release) });
        bench.Receive(new RegisterSlave(Bench.SlaveInfo(1), Resources.Empty));
        bench.Take<ShutdownSlave>("node-1").Select(shutdown => shutdown.Reason).ShouldBe(
            release == "0.23" ? ["slave node-1 is not authenticated; give it a principal and its secret"] : []);
        Authenticate(bench, "node-1", "p", Right);
        bench.Register(1);
    }

    private static MasterSettings Acl(AclAction action, params Acl[] rules) => new() { Acls = new Acls(true, new AclList(action, rules)) };

    private static MasterSettings Authenticating() =>
        new() { Credentials = [new Credential("p", Right)], AuthenticateFrameworks = true, AuthenticateSlaves = true };

    private static SemanticsProfile Semantics(string release) => SemanticsProfile.All.Single(profile => profile.Name == release);

    /// <summary>Whether the master believes it.</summary>
    private static bool Authenticate(Bench bench, string node, string principal, Secret secret)
    {
        bench.Receive(new Authenticate(new NodeName(node), new Credential(principal, secret)));
        return bench.Take<AuthenticationCompleted>(node).Count > bench.Take<AuthenticationFailed>(node).Count;
    }

    /// <summary>Why the slave is not let in, up to the ACL; null when it is.</summary>
    private static string? Register(Bench bench, int slave, string resources)
    {
        bench.Receive(new RegisterSlave(Bench.SlaveInfo(slave, resources), Resources.Empty));
        return bench.Take<ShutdownSlave>($"node-{slave}").SingleOrDefault()?.Reason.Split(':')[0];
    }
}
