namespace ActorMesos.Domain.Tests.Leading;

using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Tasks;

/// <summary>What becomes of offers that are accepted and declined.</summary>
public sealed class AcceptSpecs
{
    private static readonly Resource Reserved = Resource.Scalar("disk", Scalar.FromWhole(1000)).WithDynamicReservation("r", "p");
    private static readonly Resource Volume = Reserved.WithVolume("v", "data", principal: "p");

    private readonly Bench _bench = new();
    private readonly FrameworkId _framework;
    private readonly SlaveId _slave;
    private readonly Offer _offer;

    public AcceptSpecs()
    {
        _framework = _bench.Register(Bench.Framework("f", "r"));
        _slave = _bench.Register(1);
        _offer = _bench.Offer("f");
    }

    private static readonly ExecutorInfo Executor =
        new(new ExecutorId("e"), Bench.Free("cpus:0.1;mem:32;disk:1"), Type: ExecutorType.Default);

    private static (Bench Bench, FrameworkId Framework, SlaveId Slave) Modern(
        string resources, Resources? checkpointed = null, FrameworkCapabilities capabilities = FrameworkCapabilities.SharedResources)
    {
        var bench = new Bench(new MasterSettings { Semantics = SemanticsProfile.V111 });
        var framework = bench.Register(Bench.Framework("f", "r") with { Capabilities = capabilities });
        return (bench, framework, bench.Register(1, resources, checkpointed));
    }

    private SlaveRecord Slave => _bench.Master.Slaves[_slave];

    [Fact]
    public void reserve_create_and_launch_work_in_one_call()
    {
        var task = Bench.Task("t", _slave) with { Resources = Bench.Free("cpus:1") + Volume };
        _bench.Accept(_framework, _offer, new Reserve([Reserved]), new Create([Volume]), new Launch([task]));
        Slave.Total.ToString().ShouldBe("cpus:4;disk(r, p)[v:data]:1000;mem:1024");
        Slave.Used.ToString().ShouldBe("cpus:1;disk(r, p)[v:data]:1000");
        _bench.Take<CheckpointResources>("node-1").Select(checkpoint => checkpoint.Target.ToString())
            .ShouldBe(["disk(r, p):1000", "disk(r, p)[v:data]:1000"]);
        _bench.Take<RunTask>("node-1").ShouldHaveSingleItem().Task.ShouldBe(task);
        _bench.RunTo(1);
        _bench.Offer("f").Resources.ToString().ShouldBe("cpus:3;mem:1024");
    }

    [Fact]
    public void an_operation_that_is_refused_is_dropped_and_later_ones_still_run()
    {
        _bench.Accept(_framework, _offer, new Create([Volume]), new Reserve([Reserved]));
        var dropped = _bench.Reports.OfType<OperationDropped>().ShouldHaveSingleItem();
        dropped.Operation.ShouldBeOfType<Create>();
        _bench.Reports.OfType<OperationApplied>().ShouldHaveSingleItem().Operation.ShouldBeOfType<Reserve>();
        Slave.Total.ToString().ShouldBe("cpus:4;disk(r, p):1000;mem:1024");
    }

    [Fact]
    public void a_task_that_is_not_valid_is_an_error_and_the_others_run()
    {
        _bench.Accept(_framework, _offer, new Launch([Bench.Task("big", _slave, "cpus:99"), Bench.Task("t", _slave)]));
        var error = _bench.Take<StatusUpdate>("f").ShouldHaveSingleItem().Status;
        (error.TaskId.Value, error.State, error.Reason, error.Uuid).ShouldBe(("big", TaskState.Error, "REASON_TASK_INVALID", null));
        _bench.Take<RunTask>("node-1").ShouldHaveSingleItem().Task.Id.Value.ShouldBe("t");
    }

    [Fact]
    public void a_group_of_tasks_is_launched_whole()
    {
        var (bench, framework, slave) = Modern("cpus:4;mem:1024;disk:1000");
        bench.Accept(framework, bench.Offer("f"), new LaunchGroup(Executor, [Bench.Task("t", slave), Bench.Task("u", slave)]));
        var group = bench.Take<RunTaskGroup>("node-1").ShouldHaveSingleItem();
        group.Tasks.Select(task => task.Id.Value).ShouldBe(["t", "u"]);
        group.Tasks.ShouldAllBe(task => task.Executor == Executor);
        bench.Master.Slaves[slave].Used.ShouldBe(Bench.Free("cpus:2;mem:256") + Executor.Resources);
    }

    [Theory]
    [InlineData("cpus:99;mem:1")]
    [InlineData("gpus:0.5")]
    public void one_task_that_is_not_valid_is_an_error_of_its_whole_group(string resources)
    {
        var (bench, framework, slave) = Modern("cpus:4;mem:1024;disk:1000");
        bench.Accept(framework, bench.Offer("f"), new LaunchGroup(Executor, [Bench.Task("t", slave), Bench.Task("u", slave, resources)]));
        bench.Take<StatusUpdate>("f").Select(update => (update.Status.TaskId.Value, update.Status.State, update.Status.Reason)).ShouldBe(
            [("t", TaskState.Error, "REASON_TASK_GROUP_INVALID"), ("u", TaskState.Error, "REASON_TASK_GROUP_INVALID")]);
        bench.Take<RunTaskGroup>("node-1").ShouldBeEmpty();
        bench.RunTo(1);
        bench.Offer("f").Resources.ToString().ShouldBe("cpus:4;disk:1000;mem:1024");
    }

    [Fact]
    public void a_group_on_offers_that_are_not_valid_is_lost_task_by_task()
    {
        var group = new LaunchGroup(Executor, [Bench.Task("t", _slave), Bench.Task("u", _slave)]);
        _bench.Receive(new Accept([new OfferId("nobody's")], [group]) { FrameworkId = _framework });
        _bench.Take<StatusUpdate>("f").Select(update => (update.Status.TaskId.Value, update.Status.State)).ShouldBe(
            [("t", TaskState.Lost), ("u", TaskState.Lost)]);
        _bench.Reports.OfType<OperationDropped>().ShouldBeEmpty();
    }

    [Fact]
    public void each_task_of_one_call_may_use_the_shared_volume_of_which_one_copy_was_offered()
    {
        var shared = Volume with { Shared = true };
        var (bench, framework, slave) = Modern("cpus:4;mem:1024;disk:1000", Resources.Of(shared));
        var offer = bench.Offer("f");
        var tasks = new[] { "t", "u" }.Select(id => Bench.Task(id, slave) with { Resources = Bench.Free("cpus:1") + shared });
        bench.Accept(framework, offer, new Launch([.. tasks]), new Destroy([shared]));
        bench.Take<RunTask>("node-1").Count.ShouldBe(2);
        bench.Master.Slaves[slave].Used.CountOf(shared).ShouldBe(2);
        bench.Reports.OfType<OperationDropped>().ShouldHaveSingleItem().Refusal.Rule.ShouldBe("volume-in-use");
        bench.RunTo(1);
        bench.Receive(new Decline([bench.Offer("f").Id], 0) { FrameworkId = framework });
        bench.Receive(bench.Update(framework, "t", TaskState.Finished, slave));
        bench.Receive(bench.Update(framework, "u", TaskState.Finished, slave));
        bench.RunTo(2);
        bench.Offer("f").Resources.ToString().ShouldBe(offer.Resources.ToString(), "one copy, however many were used");
        bench.Master.Slaves[slave].Used.IsEmpty.ShouldBeTrue();
    }

    [Theory]
    [InlineData(FrameworkCapabilities.SharedResources, "disk(r, p)[v:data]<SHARED:1>:1000")]
    [InlineData(FrameworkCapabilities.None, "disk(r, p):1000")]
    public void a_shared_volume_is_only_for_a_framework_that_says_that_it_shares(FrameworkCapabilities capabilities, string disk)
    {
        var (bench, framework, slave) = Modern("cpus:4;mem:1024;disk:1000", Resources.Of(Reserved), capabilities);
        bench.Accept(framework, bench.Offer("f"), new Create([Volume with { Shared = true }]));
        bench.Master.Slaves[slave].Total.ToString().ShouldBe($"cpus:4;{disk};mem:1024");
    }

    [Fact]
    public void to_destroy_a_shared_volume_makes_other_offers_of_it_void()
    {
        var shared = Volume with { Shared = true };
        var (bench, framework, slave) = Modern("cpus:4;mem:1024;disk:1000", Resources.Of(shared));
        bench.Accept(framework, bench.Offer("f"), new Launch([Bench.Task("t", slave, "cpus:1;mem:128")]));
        bench.RunTo(1);
        var other = bench.Offer("f");
        bench.Receive(bench.Update(framework, "t", TaskState.Finished, slave));
        bench.RunTo(2);
        var mine = bench.Offer("f");
        (other.Resources.CountOf(shared), mine.Resources.CountOf(shared)).ShouldBe((1, 1));
        bench.Accept(framework, mine, new Destroy([shared]));
        bench.Take<RescindResourceOffer>("f").ShouldHaveSingleItem().OfferId.ShouldBe(other.Id);
        bench.Master.Slaves[slave].Total.PersistentVolumes().IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void the_id_of_a_task_that_is_not_over_is_refused()
    {
        _bench.Accept(_framework, _offer, new Launch([Bench.Task("t", _slave)]));
        _bench.RunTo(1);
        _bench.Accept(_framework, _bench.Offer("f"), new Launch([Bench.Task("t", _slave)]));
        _bench.Take<StatusUpdate>("f").ShouldHaveSingleItem().Status.State.ShouldBe(TaskState.Error);
    }

    [Fact]
    public void a_call_without_operations_declines()
    {
        _bench.Receive(new Accept([_offer.Id], []) { FrameworkId = _framework });
        _bench.RunTo(4.9);
        _bench.Offers("f").ShouldBeEmpty();
        _bench.RunTo(5);
        _bench.Offer("f").Resources.ShouldBe(_offer.Resources);
    }

    [Theory]
    [InlineData("twice")]
    [InlineData("unknown")]
    [InlineData("none")]
    public void a_call_on_offers_that_are_not_valid_loses_its_tasks_and_gives_the_valid_offers_back(string what)
    {
        OfferId[] offers = what switch
        {
            "twice" => [_offer.Id, _offer.Id],
            "unknown" => [new OfferId("nobody's"), _offer.Id],
            _ => [],
        };
        _bench.Receive(new Accept(offers, [new Launch([Bench.Task("t", _slave)]), new Reserve([Reserved])]) { FrameworkId = _framework });
        var lost = _bench.Take<StatusUpdate>("f").ShouldHaveSingleItem().Status;
        (lost.State, lost.Reason, lost.Source, lost.Uuid).ShouldBe((TaskState.Lost, "REASON_INVALID_OFFERS", TaskStatusSource.Master, null));
        _bench.Reports.OfType<OperationDropped>().ShouldHaveSingleItem();
        _bench.RunTo(1);
        _bench.Offers("f").Count.ShouldBe(what == "none" ? 0 : 1, "without a filter");
        Slave.Total.ToString().ShouldBe("cpus:4;disk:1000;mem:1024");
    }

    [Fact]
    public void offers_of_two_slaves_are_not_accepted_together()
    {
        _bench.Register(2);
        var other = _bench.Offer("f");
        _bench.Receive(new Accept([_offer.Id, other.Id], [new Launch([Bench.Task("t", _slave)])]) { FrameworkId = _framework });
        _bench.Take<StatusUpdate>("f").ShouldHaveSingleItem().Status.State.ShouldBe(TaskState.Lost);
        _bench.RunTo(1);
        _bench.Offers("f").Count.ShouldBe(2);
    }

    [Fact]
    public void another_frameworks_offer_is_not_accepted_and_stays_its_own()
    {
        var thief = _bench.Register(Bench.Framework("g", "r"));
        _bench.Receive(new Accept([_offer.Id], [new Launch([Bench.Task("t", _slave)])]) { FrameworkId = thief });
        _bench.Take<StatusUpdate>("g").ShouldHaveSingleItem().Status.State.ShouldBe(TaskState.Lost);
        _bench.Accept(_framework, _offer, new Launch([Bench.Task("t", _slave)]));
        _bench.Take<RunTask>("node-1").ShouldHaveSingleItem();
    }

    [Fact]
    public void what_was_converted_is_offered_soon_or_with_the_rest_as_the_release_has_it()
    {
        _bench.Receive(new Accept([_offer.Id], [new Reserve([Reserved])]) { FrameworkId = _framework });
        _bench.RunTo(4.9);
        _bench.Offers("f").ShouldBeEmpty("in 0.23 the filter holds for all that is left");
        var bench = new Bench(new MasterSettings { Semantics = SemanticsProfile.V111 });
        var framework = bench.Register(Bench.Framework("f", "r"));
        bench.Register(1);
        bench.Receive(new Accept([bench.Offer("f").Id], [new Reserve([Reserved])]) { FrameworkId = framework });
        bench.RunTo(1);
        bench.Offer("f").Resources.ToString().ShouldContain("disk(r, p):1000");
    }

    [Theory]
    [InlineData(null, 5)]
    [InlineData(-1.0, 5)]
    [InlineData(2.0, 2)]
    [InlineData(0.0, 1)]
    public void a_refusal_lasts_as_long_as_the_call_says(double? seconds, int offeredAt)
    {
        _bench.Receive(new Decline([_offer.Id], seconds) { FrameworkId = _framework });
        _bench.RunTo(offeredAt - 0.001);
        _bench.Offers("f").ShouldBeEmpty();
        _bench.RunTo(offeredAt);
        _bench.Offer("f").Resources.ShouldBe(_offer.Resources);
    }

    [Fact]
    public void a_refusal_lasts_a_year_at_most()
    {
        _bench.Receive(new Decline([_offer.Id], double.MaxValue) { FrameworkId = _framework });
        _bench.RunTo(60);
        _bench.Offers("f").ShouldBeEmpty();
        _bench.Receive(new ReviveOffers { FrameworkId = _framework });
        _bench.Offer("f").Resources.ShouldBe(_offer.Resources, "REVIVE takes filters back");
    }

    [Fact]
    public void a_filter_holds_back_less_but_not_more()
    {
        var bench = new Bench();
        var f = bench.Register(Bench.Framework("f"));
        var slave = bench.Register(1);
        bench.Accept(f, bench.Offer("f"), new Launch([Bench.Task("t", slave)]));
        bench.RunTo(1);
        bench.Receive(new Decline([bench.Offer("f").Id], 1000) { FrameworkId = f });
        bench.RunTo(3);
        bench.Offers("f").ShouldBeEmpty();
        bench.Receive(bench.Update(f, "t", TaskState.Finished, slave));
        bench.RunTo(4);
        bench.Offer("f").Resources.ToString().ShouldBe("cpus:4;disk:1000;mem:1024", "more than was refused");
    }

    [Fact]
    public void an_offer_that_times_out_is_rescinded()
    {
        var bench = new Bench(new MasterSettings { OfferTimeout = TimeSpan.FromSeconds(30) });
        var framework = bench.Register(Bench.Framework("f"));
        var slave = bench.Register(1);
        var offer = bench.Offer("f");
        bench.RunTo(29.9);
        bench.Take<RescindResourceOffer>("f").ShouldBeEmpty();
        bench.RunTo(30);
        bench.Take<RescindResourceOffer>("f").ShouldBe([new RescindResourceOffer(offer.Id)]);
        bench.Accept(framework, offer, new Launch([Bench.Task("t", slave)]));
        bench.Take<StatusUpdate>("f").ShouldHaveSingleItem().Status.State.ShouldBe(TaskState.Lost);
    }

    [Fact]
    public void a_reservation_weighs_nothing_in_the_share_of_its_role()
    {
        var bench = new Bench();
        var f = bench.Register(Bench.Framework("f", "a"));
        var g = bench.Register(Bench.Framework("g", "b"));
        bench.Register(1);
        var reserved = Bench.Free("cpus:4;mem:1024;disk:1000").Select(one => one.WithDynamicReservation("a", "p"));
        bench.Receive(new Accept([bench.Offer("f").Id], [new Reserve([.. reserved])], 1000) { FrameworkId = f });
        bench.Register(2);
        bench.Receive(new Decline([bench.Offer("g").Id], 0) { FrameworkId = g });
        bench.RunTo(1);
        bench.Offer("f").Hostname.ShouldBe("node-2", "neither has anything, each was offered something once, and a comes before b");
    }

    [Fact]
    public void a_volume_in_use_is_not_destroyed()
    {
        var task = Bench.Task("t", _slave) with { Resources = Bench.Free("cpus:1") + Volume };
        _bench.Accept(_framework, _offer, new Reserve([Reserved]), new Create([Volume]), new Launch([task]), new Destroy([Volume]));
        _bench.Reports.OfType<OperationDropped>().ShouldHaveSingleItem().Refusal.Rule.ShouldBe("volume-in-use");
        Slave.Total.Contains(Volume).ShouldBeTrue();
    }
}
