namespace ActorMesos.Domain.Tests.Leading;

using ActorMesos.Domain.Authentication;
using ActorMesos.Domain.Authorization;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Operators;
using ActorMesos.Domain.Resources;

/// <summary>What ACLs make of what operators ask.</summary>
public sealed class AuthorizedOperatorSpecs
{
    private static readonly Resource Disk = Resource.Scalar("disk", Scalar.FromWhole(400));

    private readonly Bench _bench = new(new MasterSettings
    {
        Acls = new Acls(true, new AclList(
            AclActions.ReserveResources, [new Acl(AclEntity.Some("ops"), AclEntity.Some("a")), new Acl(AclEntity.Any, AclEntity.None)])),
    });

    [Fact]
    public void who_may_not_is_forbidden_and_told_by_which_acl()
    {
        var slave = _bench.Register(1);
        var answer = Ask(slave, "guest", Disk.WithDynamicReservation("a", "guest"));
        answer.ShouldBeRefused(OperatorStatus.Forbidden, Authorizer.Rule);
        answer.Refusal!.Reason.ShouldStartWith("principal 'guest' may not reserve resources for role 'a': reserve_resources[1] ");
        Ask(slave, "ops", Disk.WithDynamicReservation("a", "ops")).Status.ShouldBe(OperatorStatus.Accepted);
    }

    [Fact]
    public void a_framework_is_torn_down_only_by_whom_the_acls_let()
    {
        var bench = new Bench(new MasterSettings
        {
            Acls = new Acls(true, new AclList(
                AclActions.TeardownFrameworks, [new Acl(AclEntity.Some("ops"), AclEntity.Some("p")), new Acl(AclEntity.Any, AclEntity.None)])),
        });
        var framework = bench.Register(Bench.Framework("f", "r"));
        TearDown(bench, framework, "guest").ShouldBeRefused(OperatorStatus.Forbidden, Authorizer.Rule);
        bench.Master.Frameworks.ShouldHaveSingleItem();
        TearDown(bench, framework, "ops").Status.ShouldBe(OperatorStatus.Ok);
        bench.Master.Frameworks.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ops", 1, null)]
    [InlineData("ops", 2, "credential-secret")]
    [InlineData("guest", 1, "credential-known")]
    [InlineData("ops", null, "operator-authenticated")]
    [InlineData(null, 1, "operator-authenticated")]
    public void where_it_is_demanded_an_operator_proves_who_it_is_before_anything_else_is_looked_at(string? principal, int? secret, string? rule)
    {
        var bench = new Bench(new MasterSettings { Credentials = [new Credential("ops", new Secret(1))], AuthenticateOperators = true });
        bench.Receive(new TeardownByOperator(new FrameworkId("none"))
        {
            From = new NodeName("operator"), Principal = principal, Secret = secret is { } number ? new Secret(number) : null,
        });
        bench.Take<OperatorAnswer>("operator").ShouldHaveSingleItem().ShouldBeRefused(
            rule is null ? OperatorStatus.BadRequest : OperatorStatus.Unauthorized, rule ?? "framework-known");
    }

    private static OperatorAnswer TearDown(Bench bench, FrameworkId framework, string principal)
    {
        bench.Receive(new TeardownByOperator(framework) { From = new NodeName("operator"), Principal = principal });
        return bench.Take<OperatorAnswer>("operator").ShouldHaveSingleItem();
    }

    [Fact]
    public void one_role_that_is_not_allowed_forbids_the_whole_request()
    {
        var slave = _bench.Register(1);
        Ask(slave, "ops", Disk.WithDynamicReservation("a", "ops"), Disk.WithDynamicReservation("b", "ops"))
            .ShouldBeRefused(OperatorStatus.Forbidden, Authorizer.Rule);
        _bench.Master.Slaves[slave].Total.ToString().ShouldBe("cpus:4;disk:1000;mem:1024");
    }

    [Fact]
    public void what_is_not_valid_is_a_bad_request_whoever_asks() =>
        Ask(_bench.Register(1), "guest", Disk).ShouldBeRefused(OperatorStatus.BadRequest, "reserve-dynamically");

    [Fact]
    public void nothing_is_rescinded_for_what_is_forbidden()
    {
        _bench.Register(Bench.Framework("f"));
        var slave = _bench.Register(1);
        _bench.Offer("f");
        Ask(slave, "guest", Disk.WithDynamicReservation("a", "guest")).Status.ShouldBe(OperatorStatus.Forbidden);
        _bench.Take<RescindResourceOffer>("f").ShouldBeEmpty();
    }

    private OperatorAnswer Ask(SlaveId slave, string principal, params Resource[] resources)
    {
        _bench.Receive(new OperateResources(slave, new Reserve(resources)) { From = new NodeName("operator"), Number = 1, Principal = principal });
        return _bench.Take<OperatorAnswer>("operator").ShouldHaveSingleItem();
    }
}
