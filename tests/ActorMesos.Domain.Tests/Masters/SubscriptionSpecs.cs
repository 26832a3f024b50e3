namespace ActorMesos.Domain.Tests.Leading;

using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Tasks;

/// <summary>How frameworks subscribe, come back and go.</summary>
public sealed class SubscriptionSpecs
{
    private readonly Bench _bench = new();

    [Fact]
    public void frameworks_get_ids_in_the_order_in_which_they_come()
    {
        _bench.Register(Bench.Framework("f")).ShouldBe(new FrameworkId("M-0000"));
        _bench.Register(Bench.Framework("g")).ShouldBe(new FrameworkId("M-0001"));
        _bench.Register(Bench.Framework("f")).ShouldBe(new FrameworkId("M-0000"), "a subscription that is repeated");
        _bench.Master.Frameworks.Count.ShouldBe(2);
    }

    [Fact]
    public void a_repeated_subscription_takes_no_filter_back()
    {
        var framework = _bench.Register(Bench.Framework("f"));
        _bench.Register(1);
        _bench.Receive(new Decline([_bench.Offer("f").Id], 100) { FrameworkId = framework });
        _bench.Register(Bench.Framework("f"));
        _bench.RunTo(10);
        _bench.Offers("f").ShouldBeEmpty();
    }

    [Fact]
    public void a_process_that_takes_over_knows_no_offers_and_no_filters_and_is_offered_anew()
    {
        var framework = _bench.Register(Bench.Framework("f", failoverSeconds: 60));
        _bench.Register(1);
        var former = _bench.Offer("f");
        _bench.Register(2);
        _bench.Receive(new Decline([_bench.Offer("f").Id], 1000) { FrameworkId = framework });
        _bench.Receive(new ReregisterFramework(framework, Bench.Framework("f", failoverSeconds: 60)) { Failover = true });
        _bench.Take<FrameworkReregistered>("f").ShouldHaveSingleItem();
        _bench.Take<RescindResourceOffer>("f").ShouldBeEmpty("it has forgotten them");
        _bench.Offers("f").Select(offer => offer.Hostname).ShouldBe(["node-1", "node-2"], ignoreOrder: true);
        _bench.Accept(framework, former, new Launch([Bench.Task("t", former.SlaveId)]));
        _bench.Take<StatusUpdate>("f").ShouldHaveSingleItem().Status.State.ShouldBe(TaskState.Lost);
    }

    [Fact]
    public void a_framework_that_is_away_is_offered_nothing()
    {
        _bench.Register(Bench.Framework("f", failoverSeconds: 60));
        _bench.Register(Bench.Framework("g"));
        _bench.Register(1);
        _bench.Offers("f").Count.ShouldBe(1);
        _bench.Receive(new Exited(new NodeName("f")));
        _bench.RunTo(2);
        _bench.Offers("f").ShouldBeEmpty();
        _bench.Offers("g").Count.ShouldBe(1);
    }

    [Fact]
    public void a_framework_that_had_lost_its_id_with_its_process_gets_it_again_and_is_offered_at_once()
    {
        var framework = _bench.Register(Bench.Framework("f", failoverSeconds: 60));
        _bench.Register(1);
        _bench.Offers("f");
        _bench.Receive(new Exited(new NodeName("f")));
        _bench.Register(Bench.Framework("f", failoverSeconds: 60)).ShouldBe(framework);
        _bench.Offers("f").Count.ShouldBe(1);
        _bench.RunTo(100);
        _bench.Master.Frameworks.Count.ShouldBe(1, "its time-out is void");
    }

    [Fact]
    public void a_framework_that_does_not_come_back_in_time_is_removed()
    {
        var framework = Launched(failoverSeconds: 60);
        _bench.RunTo(10);
        _bench.Receive(new Exited(new NodeName("f")));
        _bench.RunTo(69.999);
        _bench.Master.Frameworks.Count.ShouldBe(1);
        _bench.RunTo(70);
        _bench.Master.Frameworks.ShouldBeEmpty();
        _bench.Take<ShutdownFramework>("node-1").ShouldBe([new ShutdownFramework(framework)]);
        _bench.Receive(new ReregisterFramework(framework, Bench.Framework("f")));
        _bench.Take<FrameworkError>("f").ShouldBe([new FrameworkError("Framework has been removed")]);
    }

    [Fact]
    public void coming_back_in_time_stops_the_clock_and_going_again_starts_it_anew()
    {
        var framework = Launched(failoverSeconds: 60);
        _bench.Receive(new Exited(new NodeName("f")));
        _bench.RunTo(50);
        _bench.Receive(new ReregisterFramework(framework, Bench.Framework("f", failoverSeconds: 60)));
        _bench.Receive(new Exited(new NodeName("f")));
        _bench.RunTo(109.999);
        _bench.Master.Frameworks.Count.ShouldBe(1);
        _bench.RunTo(110);
        _bench.Master.Frameworks.ShouldBeEmpty();
    }

    [Fact]
    public void without_a_time_out_a_framework_is_removed_at_once()
    {
        Launched(failoverSeconds: 0);
        _bench.Receive(new Exited(new NodeName("f")));
        _bench.RunTo(0);
        _bench.Master.Frameworks.ShouldBeEmpty();
    }

    [Fact]
    public void a_teardown_kills_its_tasks_and_frees_what_they_used()
    {
        var framework = Launched(failoverSeconds: 0);
        _bench.Register(Bench.Framework("g"));
        _bench.Receive(new TeardownFramework { FrameworkId = framework });
        _bench.Take<ShutdownFramework>("node-1").ShouldHaveSingleItem();
        _bench.Master.Slaves.Values.ShouldHaveSingleItem().Used.IsEmpty.ShouldBeTrue();
        _bench.Master.Slaves.Values.Single().Tasks.ShouldBeEmpty();
        _bench.RunTo(1);
        _bench.Offers("g").Sum(offer => offer.Resources.Total("cpus").Thousandths).ShouldBe(4000);
        _bench.Reports.OfType<FrameworkRemoved>().ShouldBe([new FrameworkRemoved(framework)]);
    }

    [Fact]
    public void no_more_frameworks_are_remembered_than_is_set()
    {
        var bench = new Bench(new MasterSettings { CompletedFrameworksMost = 1 });
        var first = bench.Register(Bench.Framework("f"));
        bench.Receive(new TeardownFramework { FrameworkId = first });
        var second = bench.Register(Bench.Framework("g"));
        bench.Receive(new TeardownFramework { FrameworkId = second });
        bench.Receive(new ReregisterFramework(second, Bench.Framework("g")));
        bench.Take<FrameworkError>("g").ShouldHaveSingleItem();
        bench.Receive(new ReregisterFramework(first, Bench.Framework("f")));
        bench.Take<FrameworkReregistered>("f").ShouldHaveSingleItem();
    }

    private FrameworkId Launched(double failoverSeconds)
    {
        var framework = _bench.Register(Bench.Framework("f", failoverSeconds: failoverSeconds));
        var slave = _bench.Register(1);
        _bench.Accept(framework, _bench.Offer("f"), new Launch([Bench.Task("t", slave)]));
        return framework;
    }
}
