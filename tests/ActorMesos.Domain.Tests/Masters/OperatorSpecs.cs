namespace ActorMesos.Domain.Tests.Leading;

using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Operators;
using ActorMesos.Domain.Resources;

/// <summary>What operators ask of the master about a slave's resources, and what it answers.</summary>
public sealed class OperatorSpecs
{
    private static readonly Resource Reserved = Resource.Scalar("disk", Scalar.FromWhole(600)).WithDynamicReservation("r", "ops");
    private static readonly Resource Volume = Reserved.WithVolume("v", "data");

    private readonly Bench _bench = new();
    private readonly SlaveId _slave;
    private long _asked;

    public OperatorSpecs() => _slave = _bench.Register(1);

    private SlaveRecord Slave => _bench.Master.Slaves[_slave];

    [Fact]
    public void what_is_free_is_reserved_and_the_slave_is_told()
    {
        Ask(new Reserve([Reserved])).Status.ShouldBe(OperatorStatus.Accepted);
        Slave.Total.ToString().ShouldBe("cpus:4;disk(r, ops):600;disk:400;mem:1024");
        _bench.Take<CheckpointResources>("node-1").ShouldHaveSingleItem().Target.ToString().ShouldBe("disk(r, ops):600");
        _bench.Reports.OfType<OperationApplied>().ShouldHaveSingleItem().FrameworkId.ShouldBeNull();
    }

    [Fact]
    public void the_answer_repeats_the_number_of_the_request()
    {
        Ask(new Reserve([Reserved])).Number.ShouldBe(1);
        Ask(new Reserve([Reserved])).Number.ShouldBe(2);
    }

    [Fact]
    public void a_slave_that_is_not_registered_is_a_bad_request_not_a_missing_page() =>
        Ask(new Reserve([Reserved]), slave: new SlaveId("M-S9")).ShouldBeRefused(OperatorStatus.BadRequest, "slave-known");

    [Fact]
    public void nothing_can_be_launched() =>
        Ask(new Launch([Bench.Task("t", _slave)])).ShouldBeRefused(OperatorStatus.BadRequest, "operator-cannot-launch");

    [Fact]
    public void an_operation_that_is_not_valid_is_a_bad_request() =>
        Ask(new Reserve([Resource.Scalar("disk", Scalar.FromWhole(1))])).ShouldBeRefused(OperatorStatus.BadRequest, "reserve-dynamically");

    [Fact]
    public void in_0_23_a_caller_without_principal_is_refused() =>
        Ask(new Reserve([Reserved]), principal: null).ShouldBeRefused(OperatorStatus.BadRequest, "caller-needs-principal");

    [Fact]
    public void an_operator_may_reserve_for_several_roles_at_once()
    {
        var other = Resource.Scalar("disk", Scalar.FromWhole(400)).WithDynamicReservation("s", "ops");
        Ask(new Reserve([Reserved, other])).Status.ShouldBe(OperatorStatus.Accepted);
        Slave.Total.ToString().ShouldBe("cpus:4;disk(r, ops):600;disk(s, ops):400;mem:1024");
    }

    [Fact]
    public void a_request_is_granted_whole_or_not_at_all()
    {
        var other = Resource.Scalar("disk", Scalar.FromWhole(401)).WithDynamicReservation("s", "ops");
        Ask(new Reserve([Reserved, other])).ShouldBeRefused(OperatorStatus.Conflict, "not-enough-resources");
        Slave.Total.ToString().ShouldBe("cpus:4;disk:1000;mem:1024");
        _bench.Take<CheckpointResources>("node-1").ShouldBeEmpty();
    }

    [Fact]
    public void a_volume_is_created_and_destroyed_and_its_disk_stays_reserved()
    {
        Ask(new Reserve([Reserved]));
        Ask(new Create([Volume])).Status.ShouldBe(OperatorStatus.Accepted);
        Slave.Total.ToString().ShouldBe("cpus:4;disk(r, ops)[v:data]:600;disk:400;mem:1024");
        Ask(new Unreserve([Volume])).ShouldBeRefused(OperatorStatus.BadRequest, "unreserve-no-volume");
        Ask(new Unreserve([Reserved])).ShouldBeRefused(OperatorStatus.Conflict, "not-enough-resources");
        Ask(new Destroy([Volume])).Status.ShouldBe(OperatorStatus.Accepted);
        Ask(new Destroy([Volume])).ShouldBeRefused(OperatorStatus.BadRequest, "volume-not-found");
        Ask(new Unreserve([Reserved])).Status.ShouldBe(OperatorStatus.Accepted);
        Slave.Total.ToString().ShouldBe("cpus:4;disk:1000;mem:1024");
    }

    [Fact]
    public void an_offer_that_helps_is_rescinded_and_its_framework_is_not_offered_the_same_for_five_seconds()
    {
        _bench.Register(Bench.Framework("f", "r"));
        var offer = _bench.Offer("f");
        Ask(new Reserve([Reserved])).Status.ShouldBe(OperatorStatus.Accepted);
        _bench.Take<RescindResourceOffer>("f").ShouldHaveSingleItem().OfferId.ShouldBe(offer.Id);
        _bench.RunTo(1);
        _bench.Offer("f").Resources.ToString().ShouldBe("cpus:4;disk(r, ops):600;disk:400;mem:1024");
    }

    [Fact]
    public void a_request_that_fails_has_rescinded_offers_all_the_same()
    {
        _bench.Register(Bench.Framework("f", "r"));
        _bench.Offer("f");
        var tooMuch = Resource.Scalar("disk", Scalar.FromWhole(1001)).WithDynamicReservation("r", "ops");
        Ask(new Reserve([tooMuch])).ShouldBeRefused(OperatorStatus.Conflict, "not-enough-resources");
        _bench.Take<RescindResourceOffer>("f").ShouldHaveSingleItem();
    }

    [Fact]
    public void a_request_that_is_not_valid_rescinds_nothing()
    {
        _bench.Register(Bench.Framework("f", "r"));
        _bench.Offer("f");
        Ask(new Destroy([Volume])).Status.ShouldBe(OperatorStatus.BadRequest);
        _bench.Take<RescindResourceOffer>("f").ShouldBeEmpty();
    }

    [Fact]
    public void an_offer_that_holds_nothing_of_what_is_needed_stands()
    {
        var framework = _bench.Register(Bench.Framework("f", "r"));
        var task = Bench.Task("t", _slave) with { Resources = Bench.Free("cpus:1;disk:1000") };
        _bench.Accept(framework, _bench.Offer("f"), new Launch([task]));
        _bench.RunTo(1);
        _bench.Offer("f").Resources.ToString().ShouldBe("cpus:3;mem:1024");
        Ask(new Reserve([Reserved])).ShouldBeRefused(OperatorStatus.Conflict, "not-enough-resources");
        _bench.Take<RescindResourceOffer>("f").ShouldBeEmpty();
        Slave.Used.ToString().ShouldBe("cpus:1;disk:1000");
    }

    [Fact]
    public void a_volume_that_a_task_uses_cannot_be_destroyed()
    {
        Ask(new Reserve([Reserved]));
        Ask(new Create([Volume]));
        var framework = _bench.Register(Bench.Framework("f", "r"));
        _bench.Accept(framework, _bench.Offer("f"), new Launch([Bench.Task("t", _slave) with { Resources = Bench.Free("cpus:1") + Volume }]));
        Ask(new Destroy([Volume])).ShouldBeRefused(OperatorStatus.BadRequest, "volume-in-use");
    }

    [Fact]
    public void a_framework_is_torn_down_and_what_it_reserved_stays()
    {
        var framework = _bench.Register(Bench.Framework("f", "r", failoverSeconds: 100));
        _bench.Accept(framework, _bench.Offer("f"), new Reserve([Resource.Scalar("disk", Scalar.FromWhole(600)).WithDynamicReservation("r", "p")]));
        TearDown(framework).Status.ShouldBe(OperatorStatus.Ok);
        _bench.Take<ShutdownFramework>("node-1").ShouldHaveSingleItem().FrameworkId.ShouldBe(framework);
        _bench.Take<FrameworkError>("f").ShouldHaveSingleItem().Message.ShouldBe("Framework has been removed");
        _bench.Master.Frameworks.ShouldBeEmpty();
        Slave.Total.ToString().ShouldBe("cpus:4;disk(r, p):600;disk:400;mem:1024");
        TearDown(framework).ShouldBeRefused(OperatorStatus.BadRequest, "framework-known");
    }

    private OperatorAnswer TearDown(FrameworkId framework)
    {
        _bench.Receive(new TeardownByOperator(framework) { From = new NodeName("operator"), Number = ++_asked, Principal = "ops" });
        return _bench.Take<OperatorAnswer>("operator").ShouldHaveSingleItem();
    }

    private OperatorAnswer Ask(Operation operation, string? principal = "ops", SlaveId? slave = null)
    {
        _bench.Receive(new OperateResources(slave ?? _slave, operation) { From = new NodeName("operator"), Number = ++_asked, Principal = principal });
        return _bench.Take<OperatorAnswer>("operator").ShouldHaveSingleItem();
    }
}

internal static class OperatorAnswerAssertions
{
    public static void ShouldBeRefused(this OperatorAnswer answer, OperatorStatus status, string rule)
    {
        answer.Status.ShouldBe(status);
        answer.Refusal.ShouldNotBeNull().Rule.ShouldBe(rule);
    }
}
