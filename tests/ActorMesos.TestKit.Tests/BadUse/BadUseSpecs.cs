using ActorMesos.Domain.Messages;
using ActorMesos.TestKit.Tests.Support;
using Akka.Actor;
using static ActorMesos.TestKit.Tests.Support.Spans;

namespace ActorMesos.TestKit.Tests.BadUse;

/// <summary>What is asked for and cannot be is refused in words, and never waits.</summary>
public sealed class BadUseSpecs
{
    [Fact]
    public void resources_that_are_none() =>
        Refused(() => SimulatedCluster.Of(1, "cpus=8")).ShouldContain("write them as in 'cpus:8;mem:16384;disk:65536");

    [Fact]
    public void a_node_name_that_is_taken()
    {
        Refused(() => SimulatedCluster.Of(1).WithSlave("node-1").Start()).ShouldContain("found the name 'node-1' twice");
        Refused(() => SimulatedCluster.Of(1).WithFramework("node-1", info => new KeeperPolicy(info)).Start()).ShouldContain("found the name 'node-1' twice");
        Refused(() => SimulatedCluster.Of(1).WithFramework("a", info => new KeeperPolicy(info)).WithFramework("a", info => new KeeperPolicy(info)))
            .ShouldContain("give each framework a name of its own");
    }

    [Fact]
    public void a_node_that_is_not_there()
    {
        using var cluster = SimulatedCluster.Of(3).Start();
        Refused(() => cluster.Crash("nod-2")).ShouldContain("did you mean 'node-2'?");
        Refused(() => cluster.Slave("node-4")).ShouldContain("there is no node 'node-4'");
    }

    [Fact]
    public void a_stand_in_for_what_is_real()
    {
        using var cluster = SimulatedCluster.Of(1).Start();
        Refused(() => cluster.StandIn("master")).ShouldContain("WithoutMaster");
        Refused(() => cluster.StandIn("node-1")).ShouldContain("fewer slaves");
        cluster.StandIn("walker");
        Refused(() => cluster.StandIn("walker")).ShouldContain("already");
    }

    [Fact]
    public void a_cluster_that_has_ended()
    {
        var cluster = SimulatedCluster.Of(1).Start();
        var probe = cluster.StandIn("scheduler");
        cluster.Dispose();
        Refused(() => cluster.Advance(Seconds(1))).ShouldContain("this cluster has ended; start another one");
        Refused(() => probe.Subscribe()).ShouldContain("this cluster has ended");
        Refused(() => _ = cluster.Master).ShouldContain("this cluster has ended");
    }

    [Fact]
    public void a_cluster_that_has_failed()
    {
        using var cluster = SimulatedCluster.Of(1).Start();
        Should.Throw<ClusterFailedException>(() => cluster.RunUntil(() => false, Seconds(1)));
        Refused(() => cluster.Advance(Seconds(1))).ShouldContain("this cluster has failed already (waiting: did not come to pass within 1s: () => false)");
    }

    [Fact]
    public void time_that_is_advanced_from_within()
    {
        using var cluster = SimulatedCluster.Of(1).Start();
        Refused(() => cluster.RunUntil(
            () =>
            {
                cluster.Advance(Seconds(1));
                return true;
            },
            Seconds(10))).ShouldContain("time cannot be advanced from within");
    }

    [Fact]
    public void time_that_runs_backwards()
    {
        using var cluster = SimulatedCluster.Of(1).Start();
        Refused(() => cluster.Advance(Seconds(-1))).ShouldContain("time does not run backwards");
    }

    [Fact]
    public void a_body_that_awaits_what_is_not_there()
    {
        var never = new System.Threading.Tasks.TaskCompletionSource();
        Refused(() => SimulatedCluster.Of(1).Run(async _ => await never.Task)).ShouldContain("nothing of the test kit needs to be awaited");
    }

    [Fact]
    public void a_task_that_nobody_completes()
    {
        using var cluster = SimulatedCluster.Of(1).Start();
        var never = new System.Threading.Tasks.TaskCompletionSource<int>();
        Should.Throw<ClusterFailedException>(() => cluster.Await(never.Task, Minutes(5))).Message.ShouldContain("what it awaits is no part of the simulation");
    }

    [Fact]
    public void an_actor_that_keeps_itself_busy_for_ever_ends_the_run()
    {
        using var cluster = SimulatedCluster.Of(0).WithFrameworkActor("busy", _ => Props.Create(() => new Busy())).Start();
        var failure = Should.Throw<ClusterFailedException>(() => cluster.Advance(Seconds(1)));
        failure.Name.ShouldBe("bug");
        failure.Message.ShouldContain("time stands still");
    }

    [Fact]
    public void settings_and_faults_that_are_none()
    {
        Refused(() => SimulatedCluster.Of(1).With("master.offer-timout", "30s").Start()).ShouldContain("did you mean 'offer-timeout'?");
        Refused(() => SimulatedCluster.Of(1).WithFaults("{ at = 1m, crash = { slave = node-7, for = 1s } }").Start()).ShouldContain("node-7");
        Refused(() => SimulatedCluster.Of(1).WithRandomFaults(Minutes(1), 3, "crsh")).ShouldContain("'crsh' is no kind of fault");
        Refused(() => SimulatedCluster.Of(1).WithoutInvariants("no-leek")).ShouldContain("there is no invariant 'no-leek'");
        Refused(() => SimulatedCluster.Of(1).WithSemantics("1.12")).ShouldContain("known: 0.23, 1.11");
        Refused(() => SimulatedCluster.Of(1).ForSeeds(3..1, _ => { })).ShouldContain("as in 1..200");
    }

    [Fact]
    public void a_probe_of_another_system()
    {
        using var cluster = SimulatedCluster.Of(1).Start();
        var probe = cluster.StandIn("scheduler");
        Refused(() => probe.Call(new ReviveOffers())).ShouldContain("let it Subscribe first");
    }

    private static string Refused(Action use) => Should.Throw<BadUseException>(use).Message;

    private sealed class Busy : ReceiveActor
    {
        public Busy()
        {
            ReceiveAny(message => Self.Tell(message));
            Self.Tell("again");
        }
    }
}
