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
        Refused(() => cluster.Slave("master")).ShouldContain("'master' is no slave");
        Refused(() => cluster.Framework<KeeperPolicy>("node-1")).ShouldContain("'node-1' is no framework");
        Refused(() => cluster.Partition()).ShouldContain("name the nodes of one of them");
        Refused(() => SimulatedCluster.Of(1).WithActor("nod-1", _ => Props.Create(() => new Busy())).Start()).ShouldContain("did you mean 'node-1'?");
    }

    [Fact]
    public void a_stand_in_for_what_is_real()
    {
        using var cluster = SimulatedCluster.Of(1).Start();
        Refused(() => cluster.StandIn("master")).ShouldContain("WithoutMaster");
        Refused(() => cluster.StandIn("node-1")).ShouldContain("fewer slaves");
        cluster.StandIn("walker");
        Refused(() => cluster.StandIn("walker")).ShouldContain("already");
        Refused(() => cluster.StandIn("a walker")).ShouldContain("cannot be the name of a node");
        Refused(() => cluster.StandIn("operator")).ShouldContain("cannot be the name of a node");
        cluster.StandIn("node-9").Register();
        Refused(() => cluster.Slave("node-9")).ShouldContain("a probe stands in for 'node-9'");
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
        Refused(() => cluster.Restart("node-1")).ShouldContain("this cluster has ended");
        cluster.Dispose();
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
        Refused(() => cluster.Advance(Seconds(-1))).ShouldBe("the time to advance cannot be -1s; give 0s to 365d of virtual time");
    }

    [Fact]
    public void spans_of_time_that_cannot_be()
    {
        using var cluster = SimulatedCluster.Of(1).Start();
        var probe = cluster.StandIn("scheduler");
        foreach (var span in new[] { Seconds(-1), TimeSpan.MinValue, TimeSpan.MaxValue, TimeSpan.FromDays(366) })
        {
            foreach (var use in new Action[]
            {
                () => cluster.Advance(span), () => cluster.RunUntil(() => true, span), () => cluster.Within(span, () => { }), () => cluster.CyclePower(span),
                () => cluster.Delay<object>(span), () => probe.ExpectOffer(within: span), () => probe.ExpectNo<object>(span), () => probe.Subscribe(within: span),
                () => SimulatedCluster.Of(1).WithFault(span, Seconds(1), "late", _ => null), () => SimulatedCluster.Of(1).WithFault(Seconds(1), span, "long", _ => null),
            })
            {
                Refused(use).ShouldContain("give 0s to 365d of virtual time");
            }
        }
    }

    [Fact]
    public void harm_that_is_done_from_within_a_condition()
    {
        using var cluster = SimulatedCluster.Of(1).Start();
        Refused(() => cluster.RunUntil(() => cluster.Crash("node-1") is null, Seconds(1))).ShouldContain("nor anything done to the cluster");
    }

    [Fact]
    public void a_fault_that_advances_time()
    {
        using var cluster = SimulatedCluster.Of(1).WithFault(Seconds(1), Seconds(1), "impatient", own =>
        {
            own.Advance(Seconds(1));
            return null;
        }).Start();
        Refused(() => cluster.Advance(Seconds(2))).ShouldContain("time cannot be advanced from within a fault");
    }

    [Fact]
    public void a_cluster_that_another_thread_advances_at_once()
    {
        using var cluster = SimulatedCluster.Of(1).Start();
        var refused = "";
        cluster.RunUntil(
            () =>
            {
                var other = new Thread(() => refused = Refused(() => cluster.Advance(Seconds(1))));
                other.Start();
                other.Join();
                return true;
            },
            Seconds(1));
        refused.ShouldContain("another thread advances this cluster right now");
    }

    [Fact]
    public void assertions_that_await_what_is_not_there()
    {
        using var cluster = SimulatedCluster.Of(1).Start();
        var never = new System.Threading.Tasks.TaskCompletionSource();
        Refused(() => cluster.AwaitAssert(async () => await never.Task, Seconds(1))).ShouldContain("nothing of the test kit needs to be awaited");
        Refused(() => cluster.Within(Seconds(1), async () => await never.Task)).ShouldContain("nothing of the test kit needs to be awaited");
    }

    [Fact]
    public void a_body_that_is_wrong_with_one_seed_says_which() =>
        Refused(() => SimulatedCluster.Of(1).ForSeeds(1..9, cluster => cluster.Crash(cluster.Seed < 5 ? "node-1" : "node-2")))
            .ShouldStartWith("seed 5 of 1..9: there is no node 'node-2'");

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
    public void a_framework_that_wakes_after_no_time_to_speak_of_ends_the_run()
    {
        using var cluster = SimulatedCluster.Of(0).WithFrameworkActor("restless", _ => Props.Create(() => new Restless())).Start();
        Should.Throw<ClusterFailedException>(() => cluster.Advance(Minutes(10))).Message.ShouldContain("time hardly moves: 1000000 steps within 1s of virtual time");
    }

    [Fact]
    public void what_makes_nothing()
    {
        Refused(() => SimulatedCluster.Of(1).WithFramework("none", _ => null!).Start()).ShouldContain("what makes the policy of 'none' returned null");
        Refused(() => SimulatedCluster.Of(1).WithInvariant("none", () => null!).Start()).ShouldContain("what makes the invariant 'none' returned null");
        Refused(() => SimulatedCluster.Of(1).WithFilter(() => null!).Start()).ShouldContain("it returned null");
        Refused(() => SimulatedCluster.Of(1).WithFilter(() => throw new FormatException("no filter today")).Start())
            .ShouldBe("the cluster does not start: no filter today");
    }

    [Fact]
    public void settings_and_faults_that_are_none()
    {
        Refused(() => SimulatedCluster.Of(1).WithFault(Seconds(1), Seconds(1), "?!", _ => null)).ShouldContain("say in a few words what goes wrong");
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

    private sealed class Restless : ReceiveActor
    {
        public Restless()
        {
            ReceiveAny(_ => Wake());
            Wake();
        }

        private void Wake() => Context.System.Scheduler.ScheduleTellOnce(TimeSpan.FromTicks(1), Self, "again", Self);
    }
}
