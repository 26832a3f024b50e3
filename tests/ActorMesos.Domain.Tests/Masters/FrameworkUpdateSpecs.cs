namespace ActorMesos.Domain.Tests.Leading;

using ActorMesos.Domain.Authorization;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Semantics;

/// <summary>Frameworks that become others while they are subscribed.</summary>
public sealed class FrameworkUpdateSpecs
{
    private static readonly MasterSettings Settings = new() { Semantics = SemanticsProfile.V111 };

    private readonly Bench _bench = new(Settings);
    private readonly FrameworkInfo _info = Bench.Framework("f", "a") with { MoreRoles = ["b"], Capabilities = FrameworkCapabilities.MultiRole };

    [Fact]
    public void offers_of_a_role_that_it_gives_up_are_rescinded_and_those_of_others_stand()
    {
        _bench.Register(0, "cpus(a):2;cpus(b):2");
        var framework = _bench.Register(_info);
        var offers = _bench.Offers("f");
        Update(framework, _info with { MoreRoles = null });
        _bench.Take<RescindResourceOffer>("f").ShouldHaveSingleItem().OfferId.ShouldBe(offers.Single(offer => offer.AllocationRole == "b").Id);
        _bench.RunTo(2);
        _bench.Offers("f").ShouldBeEmpty();
    }

    [Fact]
    public void tasks_in_a_role_that_it_gives_up_run_on_and_count()
    {
        var slave = _bench.Register(0, "cpus(b):4");
        var framework = _bench.Register(_info);
        _bench.Accept(framework, _bench.Offer("f"), new Launch([Bench.Task("t", slave, "cpus(b):2")]));
        _bench.Register(Bench.Framework("g", "b"));
        Update(framework, _info with { MoreRoles = null });
        _bench.Take<KillTaskOnSlave>("node-0").ShouldBeEmpty();
        _bench.Master.Slaves[slave].Used.ToString().ShouldBe("cpus(b):2");
        _bench.Master.Metrics(_bench.Now)["allocator/mesos/roles/b/shares/dominant"].ShouldBe(1, "two it has, and two are offered to another");
    }

    [Fact]
    public void filters_of_a_role_go_with_it()
    {
        _bench.Register(0, "cpus(b):2");
        var framework = _bench.Register(_info);
        _bench.Receive(new Decline([_bench.Offer("f").Id], 1000) { FrameworkId = framework });
        Update(framework, _info with { MoreRoles = null });
        Update(framework, _info);
        _bench.RunTo(1);
        _bench.Offer("f").AllocationRole.ShouldBe("b");
    }

    [Fact]
    public void a_role_that_it_adds_is_offered_unless_it_is_suppressed()
    {
        _bench.Register(0, "cpus(b):2");
        var framework = _bench.Register(_info with { MoreRoles = null });
        Update(framework, _info, "b");
        _bench.RunTo(1);
        _bench.Offers("f").ShouldBeEmpty();
        Update(framework, _info);
        _bench.Offers("f").ShouldBeEmpty("no run is due");
        _bench.RunTo(2);
        _bench.Offer("f").AllocationRole.ShouldBe("b");
    }

    [Fact]
    public void slaves_are_told_and_the_address_stays()
    {
        _bench.Register(0, "cpus:2");
        var framework = _bench.Register(_info);
        var changed = _info with { Name = "other", Node = new NodeName("elsewhere") };
        Update(framework, changed);
        _bench.Master.Frameworks[framework].Info.ShouldBe(changed with { Node = new NodeName("f") });
        _bench.Take<UpdateFrameworkOnSlave>("node-0").ShouldHaveSingleItem().Framework.Name.ShouldBe("other");
        _bench.Reports.OfType<FrameworkUpdated>().ShouldHaveSingleItem();
    }

    [Fact]
    public void principal_user_and_checkpointing_may_not_change()
    {
        var framework = _bench.Register(_info);
        Update(framework, _info with { Principal = "q" });
        Update(framework, _info with { User = "root" });
        Update(framework, _info with { Checkpoint = false });
        Update(framework, _info with { MoreRoles = ["b", "b"] });
        Update(framework, _info, "c");
        _bench.Reports.OfType<FrameworkUpdateRefused>().Select(refused => refused.Refusal.Rule).ShouldBe(
            ["framework-principal-fixed", "framework-user-fixed", "framework-checkpoint-fixed", "framework-roles-once", "framework-suppressed"]);
        _bench.Master.Frameworks[framework].Info.ShouldBe(_info);
    }

    [Fact]
    public void the_acls_are_asked_for_the_roles_that_it_is_to_have()
    {
        var bench = new Bench(Settings with
        {
            Acls = new Acls(true, new AclList(AclActions.RegisterFrameworks, [new Acl(AclEntity.Any, AclEntity.Some("a")), new Acl(AclEntity.Any, AclEntity.None)])),
        });
        var framework = bench.Register(_info with { MoreRoles = null });
        bench.Receive(new UpdateFramework(_info) { FrameworkId = framework });
        bench.Reports.OfType<FrameworkUpdateRefused>().ShouldHaveSingleItem().Refusal.Rule.ShouldBe(Authorizer.Rule);
    }

    [Fact]
    public void in_0_23_nobody_understands_the_call()
    {
        var bench = new Bench();
        var framework = bench.Register(Bench.Framework("f"));
        bench.Receive(new UpdateFramework(Bench.Framework("g")) { FrameworkId = framework });
        bench.Master.Frameworks[framework].Info.Name.ShouldBe("f");
    }

    [Fact]
    public void a_framework_of_one_role_that_takes_another_gives_back_what_it_has_where_it_had_it()
    {
        var slave = _bench.Register(0, "cpus:4");
        var framework = _bench.Register(Bench.Framework("f", "a"));
        _bench.Accept(framework, _bench.Offer("f"), new Launch([Bench.Task("t", slave, "cpus:1")]));
        _bench.Receive(new ReregisterFramework(framework, Bench.Framework("f", "b")));
        var offer = _bench.Offer("f");
        Share("b").ShouldBe(0.75);
        _bench.Receive(new Decline([offer.Id], 1000) { FrameworkId = framework });
        Share("b").ShouldBe(0);
        _bench.Register(Bench.Framework("g", "a"));
        Share("a").ShouldBe(1, "the task is still a's, and g is offered the rest");
    }

    private double Share(string role) => _bench.Master.Metrics(_bench.Now)[$"allocator/mesos/roles/{role}/shares/dominant"];

    private void Update(FrameworkId framework, FrameworkInfo info, params string[] suppressed) =>
        _bench.Receive(new UpdateFramework(info, suppressed) { FrameworkId = framework });
}
