using ActorMesos.Actors.Masters;
using ActorMesos.Actors.Tests.Support;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Leadership;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Metrics;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Slaves;
using Akka.Actor;

namespace ActorMesos.Actors.Tests.Masters;

/// <summary>The master's actor and its registrar alone.</summary>
public sealed class MasterActorSpecs : ActorSpecs
{
    private static readonly SlaveInfo Slave = new(new NodeName("node-1"), "node-1", ResourceText.Parse("cpus:4;mem:1024").Value);
    private static readonly FrameworkInfo Framework = new(new NodeName("f"), "f", "*", "p", true, TimeSpan.FromHours(1));

    private int _started;

    [Fact]
    public void a_slave_is_told_its_id_only_when_its_admission_is_persisted_and_others_are_served_meanwhile()
    {
        var master = Ready();
        Gate.Close();
        master.Tell(new RegisterSlave(Slave, Resources.Empty));
        WaitForWrite();
        master.Tell(new RegisterFramework(Framework));
        Next<FrameworkRegistered>().FrameworkId.Value.ShouldBe("20150722-000000-1-0000");
        Gate.Open();
        NextTo<SlaveRegistered>("node-1").SlaveId.Value.ShouldBe("20150722-000000-1-S0");
        NextTo<ResourceOffers>("f").Offers.ShouldHaveSingleItem();
    }

    [Fact]
    public void slaves_that_come_while_a_batch_is_persisted_are_admitted_with_the_next()
    {
        var master = Ready();
        Gate.Close();
        for (var i = 1; i <= 5; i++)
        {
            master.Tell(new RegisterSlave(Slave with { Node = new NodeName($"node-{i}") }, Resources.Empty));
        }

        master.Tell(new RegisterFramework(Framework));
        Next<FrameworkRegistered>();
        Gate.Open();
        for (var i = 1; i <= 5; i++)
        {
            NextTo<SlaveRegistered>($"node-{i}").SlaveId.Value.ShouldEndWith($"-S{i - 1}");
        }
    }

    [Fact]
    public void whoever_asks_is_told_what_the_master_counts_once_it_serves()
    {
        Gate.Close();
        var master = Start();
        master.Tell(GetMetrics.Instance, TestActor);
        ExpectMsg<MasterNotReady>();
        Gate.Open();
        AwaitAssert(() =>
        {
            master.Tell(GetMetrics.Instance, TestActor);
            ExpectMsg<MetricsSnapshot>()["master/elected"].ShouldBe(1);
        });
    }

    [Fact]
    public void what_comes_before_the_registry_is_read_is_dropped()
    {
        Gate.Close();
        var master = Start();
        master.Tell(new RegisterFramework(Framework));
        master.Tell(GetMaster.Instance, TestActor);
        ExpectMsg<MasterNotReady>();
        Gate.Open();
        WaitFor(master);
        Sends.HasMessages.ShouldBeFalse();
        master.Tell(new RegisterFramework(Framework));
        Next<FrameworkRegistered>();
        master.Tell(GetMetrics.Instance, TestActor);
        ExpectMsg<MetricsSnapshot>()["master/dropped_messages"].ShouldBe(1);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1)]
    public void a_new_master_has_the_registry_of_its_predecessor(int snapshotEvery)
    {
        var former = Ready(snapshotEvery);
        former.Tell(new RegisterSlave(Slave, Resources.Empty));
        var slave = NextTo<SlaveRegistered>("node-1").SlaveId;
        if (snapshotEvery == 1)
        {
            AwaitAssert(() => SnapshotOf("registry").ShouldBe(2));
        }

        End(former);
        var master = Ready();
        Reports.FishForMessage<MasterElected>(elected => elected.MasterId.Value.EndsWith("-2", StringComparison.Ordinal));
        master.Tell(new RegisterFramework(Framework));
        NextTo<FrameworkRegistered>("f");
        master.Tell(new ReregisterSlave(slave, Slave, Resources.Empty, []));
        NextTo<SlaveReregistered>("node-1").SlaveId.ShouldBe(slave);
    }

    [Fact]
    public void timers_ping_and_remove_a_slave_that_does_not_answer()
    {
        var master = Ready();
        master.Tell(new RegisterSlave(Slave, Resources.Empty));
        NextTo<SlaveRegistered>("node-1");
        for (var seconds = 0; seconds < 76; seconds++)
        {
            Timers.Advance(TimeSpan.FromSeconds(1));
            master.Tell(GetMaster.Instance, TestActor);
            ExpectMsg<Master>();
        }

        Reports.FishForMessage<SlaveRemoved>(_ => true).Reason.ShouldContain("pings");
        master.Tell(new ReregisterSlave(new SlaveId("20150722-000000-1-S0"), Slave, Resources.Empty, []));
        NextTo<ShutdownSlave>("node-1");
    }

    private IActorRef Start(int snapshotEvery = 1000) =>
        Sys.ActorOf(MasterActor.Props(new MasterSettings(), new LeadershipSettings(), snapshotEvery, Node("master")), $"master-{_started++}");

    private IActorRef Ready(int snapshotEvery = 1000)
    {
        var master = Start(snapshotEvery);
        WaitFor(master);
        return master;
    }

    private void WaitFor(IActorRef master) => AwaitAssert(() =>
    {
        master.Tell(GetMaster.Instance, TestActor);
        ExpectMsg<object>().ShouldBeOfType<Master>();
    });
}
