namespace ActorMesos.Domain.Tests.Leading;

using ActorMesos.Domain.Allocation;
using ActorMesos.Domain.Authorization;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Operators;
using ActorMesos.Domain.Semantics;

/// <summary>Quotas and weights that operators set while the master leads.</summary>
public sealed class RoleCallSpecs
{
    private static readonly MasterSettings Settings = new() { Semantics = SemanticsProfile.V111 };

    private readonly Bench _bench = new(Settings);
    private long _asked;

    [Fact]
    public void a_quota_is_in_force_and_answered_once_it_is_persisted()
    {
        _bench.IsHolding = true;
        Ask(new UpdateQuotas([Quota("a", limit: "cpus:9")])).ShouldBeNull();
        _bench.Master.Quotas.ShouldBeEmpty();
        _bench.Persist();
        _bench.Take<OperatorAnswer>("operator").ShouldBe([new OperatorAnswer(1, OperatorStatus.Ok)]);
        _bench.Master.Quotas.Keys.ShouldBe(["a"]);
    }

    [Fact]
    public void what_the_cluster_cannot_guarantee_is_a_conflict_unless_it_is_forced()
    {
        _bench.Register(1);
        Ask(new UpdateQuotas([Quota("a", "cpus:3")]))!.Status.ShouldBe(OperatorStatus.Ok);
        Ask(new UpdateQuotas([Quota("b", "cpus:2")]))!.ShouldBeRefused(OperatorStatus.Conflict, "quota-capacity");
        Ask(new UpdateQuotas([Quota("b", "cpus:1")]))!.Status.ShouldBe(OperatorStatus.Ok);
        Ask(new UpdateQuotas([Quota("b", "cpus:2")], IsForced: true))!.Status.ShouldBe(OperatorStatus.Ok);
    }

    [Fact]
    public void a_quota_is_set_once_and_removed_where_there_is_one()
    {
        _bench.Register(1);
        Ask(new UpdateQuotas([Quota("a")]) { IsFirst = false })!.ShouldBeRefused(OperatorStatus.BadRequest, "quota-known");
        Ask(new UpdateQuotas([Quota("a")]) { IsFirst = true })!.ShouldBeRefused(OperatorStatus.BadRequest, "quota-guarantee");
        Ask(new UpdateQuotas([Quota("a", "cpus:9")]) { IsFirst = true })!.ShouldBeRefused(OperatorStatus.Conflict, "quota-capacity");
        Ask(new UpdateQuotas([Quota("a", "cpus:9")], IsForced: true) { IsFirst = true })!.Status.ShouldBe(OperatorStatus.Ok);
        Ask(new UpdateQuotas([Quota("a", "cpus:1")], IsForced: true) { IsFirst = true })!.ShouldBeRefused(OperatorStatus.BadRequest, "quota-first");
        Ask(new UpdateQuotas([Quota("a")]) { IsFirst = false })!.Status.ShouldBe(OperatorStatus.Ok);
        _bench.Master.Quotas.ShouldBeEmpty();
    }

    [Fact]
    public void several_quotas_are_set_all_or_none()
    {
        _bench.Register(1);
        Ask(new UpdateQuotas([Quota("a", "cpus:2"), Quota("b", "cpus:3")]))!.ShouldBeRefused(OperatorStatus.Conflict, "quota-capacity");
        Ask(new UpdateQuotas([Quota("a", "cpus:2"), Quota("b/c", "cpus:1")]))!.ShouldBeRefused(OperatorStatus.BadRequest, "quota-top-level");
        Ask(new UpdateQuotas([Quota("a", "cpus:2"), Quota("a", "cpus:1")]))!.ShouldBeRefused(OperatorStatus.BadRequest, "quota-once");
        _bench.Master.Quotas.ShouldBeEmpty();
        Ask(new UpdateQuotas([Quota("a", "cpus:2"), Quota("b", "cpus:2")]))!.Status.ShouldBe(OperatorStatus.Ok);
        _bench.Master.Quotas.Keys.ShouldBe(["a", "b"]);
    }

    [Fact]
    public void a_limit_below_what_the_role_uses_is_refused_and_offers_are_no_use()
    {
        var slave = _bench.Register(1);
        var framework = _bench.Register(Bench.Framework("f", "a"));
        var offer = _bench.Offer("f");
        Ask(new UpdateQuotas([Quota("a", limit: "cpus:2")]))!.Status.ShouldBe(OperatorStatus.Ok);
        _bench.Take<RescindResourceOffer>("f").ShouldBe([new RescindResourceOffer(offer.Id)]);
        _bench.RunTo(1);
        offer = _bench.Offer("f");
        offer.Resources.ToString().ShouldBe("cpus:2;disk:1000;mem:1024");
        _bench.Accept(framework, offer, new Launch([Bench.Task("t", slave, "cpus:2;mem:128")]));
        Ask(new UpdateQuotas([Quota("a", limit: "cpus:1")]))!.ShouldBeRefused(OperatorStatus.BadRequest, "quota-consumed");
        Ask(new UpdateQuotas([Quota("a", limit: "cpus:1")], IsForced: true))!.Status.ShouldBe(OperatorStatus.Ok);
    }

    [Fact]
    public void offers_are_rescinded_slave_by_slave_until_they_hold_what_is_guaranteed()
    {
        for (var slave = 1; slave <= 3; slave++)
        {
            _bench.Register(slave);
        }

        _bench.Register(Bench.Framework("g", "b"));
        _bench.Offers("g").Count.ShouldBe(3);
        Ask(new UpdateQuotas([Quota("a", "cpus:5")]))!.Status.ShouldBe(OperatorStatus.Ok);
        _bench.Take<RescindResourceOffer>("g").Count.ShouldBe(2, "two slaves have five processors");
        _bench.RunTo(1);
        _bench.Offers("g").Sum(offer => offer.Resources.Total("cpus").Thousandths).ShouldBe(3000, "what is left beside the guarantee");
    }

    [Fact]
    public void so_many_slaves_give_their_offers_up_as_the_role_has_frameworks()
    {
        _bench.Register(Bench.Framework("f", "a"));
        _bench.Register(Bench.Framework("h", "a"));
        _bench.Receive(new SuppressOffers { FrameworkId = new FrameworkId("M-0000") });
        _bench.Receive(new SuppressOffers { FrameworkId = new FrameworkId("M-0001") });
        _bench.Register(Bench.Framework("g", "b"));
        for (var slave = 1; slave <= 3; slave++)
        {
            _bench.Register(slave);
        }

        Ask(new UpdateQuotas([Quota("a", "cpus:1")]))!.Status.ShouldBe(OperatorStatus.Ok);
        _bench.Take<RescindResourceOffer>("g").Count.ShouldBe(2);
    }

    [Fact]
    public void a_quota_that_says_nothing_removes_the_one_there_was()
    {
        _bench.Register(1);
        Ask(new UpdateQuotas([Quota("a", "cpus:4")]));
        _bench.Register(Bench.Framework("g", "b"));
        _bench.Offer("g").Resources.Total("cpus").Thousandths.ShouldBe(0);
        Ask(new UpdateQuotas([Quota("a")]))!.Status.ShouldBe(OperatorStatus.Ok);
        _bench.Master.Quotas.ShouldBeEmpty();
        _bench.RunTo(1);
        _bench.Offer("g").Resources.Total("cpus").Thousandths.ShouldBe(4000);
    }

    [Fact]
    public void all_offers_are_void_when_a_role_weighs_otherwise_that_has_a_framework()
    {
        _bench.Register(1);
        _bench.Register(2);
        _bench.Register(Bench.Framework("f", "a"));
        _bench.Offers("f").Count.ShouldBe(2);
        Ask(new UpdateWeights([new("nobody", 2)]))!.Status.ShouldBe(OperatorStatus.Ok);
        _bench.Take<RescindResourceOffer>("f").ShouldBeEmpty();
        Ask(new UpdateWeights([new("nobody", 3), new("a", 2)]))!.Status.ShouldBe(OperatorStatus.Ok);
        _bench.Take<RescindResourceOffer>("f").Count.ShouldBe(2);
        _bench.Offers("f").ShouldBeEmpty("no run is due");
        _bench.RunTo(1);
        _bench.Offers("f").Count.ShouldBe(2);
    }

    [Fact]
    public void a_weight_that_is_not_above_zero_spoils_the_whole_call()
    {
        Ask(new UpdateWeights([new("a", 2), new("b", 0)]))!.ShouldBeRefused(OperatorStatus.BadRequest, "weight-positive");
        _bench.Registry.Weights.ShouldBeEmpty();
    }

    [Fact]
    public void the_next_master_has_what_operators_set_and_nothing_that_they_removed()
    {
        var settings = Settings with { Quotas = Settings.Quotas.Add("old", new Quota(Bench.Free("cpus:1"), Bench.Free(""))) };
        var bench = new Bench(settings);
        bench.Receive(new UpdateQuotas([Quota("a", "cpus:1"), Quota("old")], IsForced: true) { From = new NodeName("operator") });
        bench.Receive(new UpdateWeights([new("a", 2.5)]) { From = new NodeName("operator") });
        var next = new Bench(settings, bench.Registry);
        next.Master.Quotas.Keys.ShouldBe(["a"]);
        next.Master.Weights.ShouldBe([new("a", 2.5)]);
        new Bench(settings).Master.Quotas.Keys.ShouldBe(["old"]);
    }

    [Fact]
    public void who_may_not_is_forbidden_for_the_role_that_it_may_not()
    {
        var bench = new Bench(Settings with
        {
            Acls = new Acls(
                true,
                new AclList(AclActions.UpdateQuotas, [new Acl(AclEntity.Any, AclEntity.Some("a")), new Acl(AclEntity.Any, AclEntity.None)]),
                new AclList(AclActions.UpdateWeights, [new Acl(AclEntity.Any, AclEntity.Some("a")), new Acl(AclEntity.Any, AclEntity.None)])),
        });
        Ask(bench, new UpdateQuotas([Quota("a"), Quota("b")])).ShouldBeRefused(OperatorStatus.Forbidden, Authorizer.Rule);
        Ask(bench, new UpdateQuotas([Quota("a")])).Status.ShouldBe(OperatorStatus.Ok);
        Ask(bench, new UpdateWeights([new("a", 2), new("b", 2)])).ShouldBeRefused(OperatorStatus.Forbidden, Authorizer.Rule);
        Ask(bench, new UpdateWeights([new("a", 2)])).Status.ShouldBe(OperatorStatus.Ok);
    }

    [Fact]
    public void in_0_23_there_are_neither()
    {
        var bench = new Bench();
        Ask(bench, new UpdateQuotas([Quota("a")])).ShouldBeRefused(OperatorStatus.BadRequest, "quota-release");
        Ask(bench, new UpdateWeights([new("a", 2)])).ShouldBeRefused(OperatorStatus.BadRequest, "weights-fixed");
    }

    private static QuotaConfig Quota(string role, string guarantee = "", string limit = "") => new(role, Bench.Free(guarantee), Bench.Free(limit));

    private static OperatorAnswer Ask(Bench bench, OperatorCall call)
    {
        bench.Receive(call with { From = new NodeName("operator"), Principal = "ops" });
        return bench.Take<OperatorAnswer>("operator").ShouldHaveSingleItem();
    }

    private OperatorAnswer? Ask(OperatorCall call)
    {
        _bench.Receive(call with { From = new NodeName("operator"), Number = ++_asked, Principal = "ops" });
        return _bench.Take<OperatorAnswer>("operator").SingleOrDefault();
    }
}
