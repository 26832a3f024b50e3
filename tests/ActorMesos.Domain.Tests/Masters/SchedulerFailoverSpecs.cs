namespace ActorMesos.Domain.Tests.Leading;

using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Tasks;

/// <summary>A scheduler whose process changes: who may take over, what becomes of its offers, and what it may change.</summary>
public sealed class SchedulerFailoverSpecs
{
    private readonly Bench _bench = new();
    private readonly FrameworkInfo _former = Bench.Framework("f", failoverSeconds: 60) with { User = "hdfs" };

    private FrameworkInfo Newcomer => _former with { Node = new NodeName("f2") };

    [Fact]
    public void a_newcomer_that_takes_over_is_the_framework_and_the_former_process_is_told_that_it_is_over()
    {
        var framework = _bench.Register(_former);
        _bench.Receive(new ReregisterFramework(framework, Newcomer) { Failover = true });
        _bench.Take<FrameworkError>("f").ShouldBe([new FrameworkError("Framework failed over")]);
        _bench.Take<FrameworkReregistered>("f2").ShouldHaveSingleItem().FrameworkId.ShouldBe(framework);
        _bench.Reports.OfType<FrameworkFailedOver>().ShouldBe([new FrameworkFailedOver(framework, new NodeName("f"), new NodeName("f2"))]);
        _bench.Register(1);
        _bench.Offers("f").ShouldBeEmpty();
        _bench.Offers("f2").Count.ShouldBe(1);
    }

    [Fact]
    public void a_newcomer_that_does_not_say_that_it_takes_over_is_refused()
    {
        var framework = _bench.Register(_former);
        _bench.Receive(new ReregisterFramework(framework, Newcomer));
        _bench.Take<FrameworkError>("f2").ShouldBe([new FrameworkError("Framework failed over")]);
        _bench.Take<FrameworkError>("f").ShouldBeEmpty();
        _bench.Reports.OfType<FrameworkRefused>().ShouldHaveSingleItem().Refusal.Rule.ShouldBe("framework-failed-over");
        _bench.Register(1);
        _bench.Offers("f").Count.ShouldBe(1);
    }

    [Fact]
    public void the_end_of_the_former_process_is_no_end_of_the_framework()
    {
        var framework = _bench.Register(_former);
        _bench.Receive(new ReregisterFramework(framework, Newcomer) { Failover = true });
        _bench.Receive(new Exited(new NodeName("f")));
        _bench.RunTo(61);
        _bench.Master.Frameworks[framework].IsConnected.ShouldBeTrue();
        _bench.Receive(new Exited(new NodeName("f2")));
        _bench.RunTo(120.999);
        _bench.Master.Frameworks.Count.ShouldBe(1);
        _bench.RunTo(121);
        _bench.Master.Frameworks.ShouldBeEmpty();
    }

    [Fact]
    public void a_newcomer_after_the_former_process_has_ended_finds_nobody_to_tell()
    {
        var framework = _bench.Register(_former);
        _bench.Receive(new Exited(new NodeName("f")));
        _bench.Receive(new ReregisterFramework(framework, Newcomer) { Failover = true });
        _bench.Take<FrameworkError>("f").ShouldBeEmpty();
        _bench.Reports.OfType<FrameworkFailedOver>().ShouldBeEmpty();
    }

    [Fact]
    public void offers_are_rescinded_to_the_process_that_has_them_and_discarded_where_it_is_replaced()
    {
        var framework = _bench.Register(_former);
        _bench.Register(1);
        var offer = _bench.Offer("f");
        _bench.Receive(new ReregisterFramework(framework, _former));
        _bench.Take<RescindResourceOffer>("f").ShouldBe([new RescindResourceOffer(offer.Id)]);
        _bench.Offer("f").Resources.ShouldBe(offer.Resources, "they came back without a filter");
        _bench.Receive(new ReregisterFramework(framework, Newcomer) { Failover = true });
        _bench.Take<RescindResourceOffer>("f").ShouldBeEmpty();
        _bench.Take<RescindResourceOffer>("f2").ShouldBeEmpty();
        _bench.Offer("f2").Resources.ShouldBe(offer.Resources);
    }

    [Fact]
    public void every_slave_that_is_connected_is_told_what_the_framework_is_now()
    {
        var framework = _bench.Register(_former);
        _bench.Register(1);
        _bench.Register(2);
        _bench.Receive(new Exited(Bench.Node(2)));
        _bench.Receive(new ReregisterFramework(framework, Newcomer) { Failover = true });
        _bench.Take<UpdateFrameworkOnSlave>("node-1").ShouldBe([new UpdateFrameworkOnSlave(framework, Newcomer)]);
        _bench.Take<UpdateFrameworkOnSlave>("node-2").ShouldBeEmpty();
    }

    [Fact]
    public void name_time_out_and_capabilities_may_change_and_user_and_checkpointing_silently_do_not()
    {
        var framework = _bench.Register(_former);
        _bench.Receive(new ReregisterFramework(framework, _former with
        {
            Name = "g",
            FailoverTimeout = TimeSpan.FromSeconds(5),
            Capabilities = FrameworkCapabilities.RevocableResources,
            User = "root",
            Checkpoint = false,
        }));
        var info = _bench.Master.Frameworks[framework].Info;
        (info.Name, info.FailoverTimeout, info.Capabilities).ShouldBe(("g", TimeSpan.FromSeconds(5), FrameworkCapabilities.RevocableResources));
        (info.User, info.Checkpoint).ShouldBe(("hdfs", true));
        _bench.RunTo(1);
        _bench.Receive(new Exited(new NodeName("f")));
        _bench.RunTo(6);
        _bench.Master.Frameworks.ShouldBeEmpty("the new time-out counts");
    }

    [Fact]
    public void a_role_may_change_since_1_3()
    {
        foreach (var semantics in SemanticsProfile.All)
        {
            var bench = new Bench(new MasterSettings { Semantics = semantics });
            var framework = bench.Register(Bench.Framework("f", "a"));
            bench.Receive(new ReregisterFramework(framework, Bench.Framework("f", "b")));
            bench.Master.Frameworks[framework].Info.Role.ShouldBe(semantics.SeveralRoles ? "b" : "a");
        }
    }

    [Fact]
    public void another_principal_is_refused_in_1_11_and_taken_in_0_23()
    {
        foreach (var semantics in SemanticsProfile.All)
        {
            var bench = new Bench(new MasterSettings { Semantics = semantics });
            var framework = bench.Register(_former);
            bench.Receive(new ReregisterFramework(framework, _former with { Principal = "q" }));
            bench.Master.Frameworks[framework].Info.Principal.ShouldBe(semantics.PrincipalsAreFixed ? "p" : "q");
            bench.Take<FrameworkError>("f").Select(error => error.Message)
                .ShouldBe(semantics.PrincipalsAreFixed ? ["Changing framework's principal is not allowed."] : []);
        }
    }

    [Fact]
    public void what_is_suppressed_stays_so_while_it_is_away_and_is_what_it_says_when_it_is_back()
    {
        var bench = new Bench(new MasterSettings { Semantics = SemanticsProfile.V111 });
        var info = Bench.Framework("f", "a", failoverSeconds: 60);
        var framework = bench.Register(info);
        bench.Receive(new SuppressOffers { FrameworkId = framework });
        bench.Register(1);
        bench.Receive(new Exited(new NodeName("f")));
        bench.Receive(new ReregisterFramework(framework, info, ["a"]));
        bench.RunTo(1);
        bench.Offers("f").ShouldBeEmpty();
        bench.Receive(new ReregisterFramework(framework, info));
        bench.Offers("f").Count.ShouldBe(1);
    }

    [Fact]
    public void tasks_stay_with_the_framework_whoever_serves_it()
    {
        var framework = _bench.Register(_former);
        var slave = _bench.Register(1);
        _bench.Accept(framework, _bench.Offer("f"), new Launch([Bench.Task("t", slave)]));
        _bench.Receive(new ReregisterFramework(framework, Newcomer) { Failover = true });
        _bench.Receive(_bench.Update(framework, "t", TaskState.Running, slave));
        _bench.Take<StatusUpdate>("f2").ShouldHaveSingleItem().Status.State.ShouldBe(TaskState.Running);
    }
}
