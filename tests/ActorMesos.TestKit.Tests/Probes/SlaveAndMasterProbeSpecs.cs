using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Tasks;
using ActorMesos.TestKit.Tests.Support;
using static ActorMesos.TestKit.Tests.Support.Spans;

namespace ActorMesos.TestKit.Tests.Probes;

/// <summary>A probe stands in for a slave, or for the master; all others are real.</summary>
public sealed class SlaveAndMasterProbeSpecs
{
    [Fact]
    public void a_probe_is_a_slave_that_runs_what_it_is_told_to()
    {
        using var cluster = SimulatedCluster.Of(0).WithFramework("keeper", info => new KeeperPolicy(info)).Start();
        var slave = cluster.StandIn("node-9");
        slave.Register("cpus:2;mem:1024");
        var run = slave.ExpectTask("kept");
        var news = slave.Update(run, TaskState.Running);
        slave.ExpectAcknowledgement(news);
        cluster.RunUntil(() => cluster.Framework<KeeperPolicy>("keeper") is { IsHealthy: true }, Seconds(1));
    }

    [Fact]
    public void a_probe_that_answers_pings_stays_registered()
    {
        using var cluster = SimulatedCluster.Of(0).Start();
        cluster.StandIn("node-9").Register();
        cluster.Advance(Minutes(10));
        cluster.Master.Slave("node-9").ShouldNotBeNull();
    }

    [Fact]
    public void a_probe_that_does_not_answer_pings_is_given_up()
    {
        using var cluster = SimulatedCluster.Of(0).Start();
        var slave = cluster.StandIn("node-9", answersPings: false);
        slave.Register();
        slave.ExpectMessage<Ping>();
        cluster.RunUntil(() => cluster.Master.Slave("node-9") is null, Minutes(3));
        cluster.Now.ShouldBeGreaterThan(Seconds(75));
    }

    [Fact]
    public void a_probe_is_the_master_of_a_real_slave()
    {
        using var cluster = SimulatedCluster.Of(1).WithoutMaster().Start();
        var master = cluster.StandIn("master");
        var id = master.AdmitSlave("node-1");
        cluster.RunUntil(() => cluster.Slave("node-1").IsRegistered, Seconds(1));
        cluster.Slave("node-1").Id.ShouldBe(id);
        master.Send("node-1", new Ping(Connected: true));
        master.ExpectMessage<Pong>(within: Seconds(1)).Node.Value.ShouldBe("node-1");
    }

    [Fact]
    public void a_probe_is_the_master_of_a_real_framework()
    {
        using var cluster = SimulatedCluster.Of(0).WithFramework("keeper", info => new KeeperPolicy(info)).WithoutMaster().Start();
        var master = cluster.StandIn("master");
        var id = master.AdmitFramework("keeper");
        var offer = master.Offer("keeper", id, "cpus:1;mem:128");
        var accept = master.ExpectMessage<Accept>();
        accept.FrameworkId.ShouldBe(id);
        accept.OfferIds.ShouldBe([offer.Id]);
    }

    [Fact]
    public void where_nothing_can_happen_any_more_waiting_ends_and_says_so()
    {
        using var cluster = SimulatedCluster.Of(0).WithoutMaster().Start();
        var master = cluster.StandIn("master");
        var failure = Should.Throw<ClusterFailedException>(() => master.AdmitSlave(within: TimeSpan.FromDays(300)));
        failure.Message.ShouldContain("nothing left to happen; waiting for the registration of a slave");
        failure.At.ShouldBeLessThan(Minutes(2));
    }
}
