using ActorMesos.Actors.Seams;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Kernel.Network;
using Akka.Actor;
using static ActorMesos.TestKit.Tests.Support.Spans;

namespace ActorMesos.TestKit.Tests.Own;

/// <summary>Faults, invariants, filters and actors of a test's own.</summary>
public sealed class OwnSpecs
{
    [Fact]
    public void a_fault_sets_in_and_heals_at_its_times()
    {
        using var cluster = SimulatedCluster.Of(2).WithFault(Seconds(20), Seconds(30), "both are gone", own => own.Crash("node-1")).Start();
        cluster.Advance(Seconds(19.9));
        cluster.IsUp("node-1").ShouldBeTrue();
        cluster.Advance(Seconds(0.2));
        cluster.IsUp("node-1").ShouldBeFalse();
        cluster.Advance(Seconds(29.7));
        cluster.IsUp("node-1").ShouldBeFalse();
        cluster.Advance(Seconds(0.3));
        cluster.IsUp("node-1").ShouldBeTrue();
    }

    [Fact]
    public void a_fault_of_ones_own_is_shrunk_among_the_others()
    {
        var failure = Should.Throw<ClusterFailedException>(() => SimulatedCluster.Of(2)
            .WithFault(Seconds(20), Seconds(1), "first", own => own.Crash("node-1"))
            .WithFault(Seconds(30), Seconds(1), "second", own => own.Crash("node-2"))
            .ForSeeds(1..2, cluster =>
            {
                cluster.Advance(Minutes(1));
                cluster.Master.Slave("node-2")!.IsConnected.ShouldBeTrue();
                cluster.Passed("slave-crashed").ShouldBeLessThan(1);
            }));

        failure.Message.ShouldContain("shrunk from 2 faults to 1");
        failure.Message.ShouldContain("your own fault 'second' is not needed for it");
    }

    [Fact]
    public void an_invariant_that_breaks_ends_the_run_at_the_step_that_broke_it()
    {
        using var cluster = SimulatedCluster.Of(3).WithInvariant("two-slaves-at-most", own => own.Master.Slaves.Count > 2 ? "a third one has come" : null).Start();
        var failure = Should.Throw<ClusterFailedException>(() => cluster.Advance(Minutes(5)));
        failure.Name.ShouldBe("two-slaves-at-most");
        failure.At.ShouldBeLessThan(Seconds(5));
        failure.Message.ShouldContain("what led to it");
        failure.Message.ShouldContain("RegisterSlave");
    }

    [Fact]
    public void what_throws_fails_the_cluster_with_all_that_is_known()
    {
        foreach (var builder in new[]
        {
            SimulatedCluster.Of(1).WithInvariant("wrong", _ => throw new FormatException("oh")),
            SimulatedCluster.Of(1).WithFault(Seconds(1), Seconds(1), "wrong", _ => throw new FormatException("oh")),
        })
        {
            using var cluster = builder.Start();
            cluster.StandIn("scheduler");
            var failure = Should.Throw<ClusterFailedException>(() => cluster.Advance(Seconds(3)));
            failure.Name.ShouldBe("test");
            failure.InnerException.ShouldBeOfType<FormatException>();
            failure.Message.ShouldContain(": oh\n");
            failure.Message.ShouldContain("what 'scheduler' has heard");
            Directory.Exists(failure.Recording).ShouldBeTrue();
        }
    }

    [Fact]
    public void a_recording_that_cannot_be_kept_does_not_hide_the_failure()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("kept").FullName, "file");
        File.WriteAllText(file, "");
        using var cluster = SimulatedCluster.Of(1).WithRecordingsIn(file).Start();
        var failure = Should.Throw<ClusterFailedException>(() => cluster.RunUntil(() => false, Seconds(1), "the impossible"));
        failure.Message.ShouldContain("did not come to pass within 1s: the impossible");
        failure.Message.ShouldContain("no recording was kept: ");
        failure.Recording.ShouldBeNull();
    }

    [Fact]
    public void an_invariant_that_is_turned_off_is_not_checked()
    {
        using var cluster = SimulatedCluster.Of(1).WithInvariant("never", _ => "always").WithoutInvariants("never").Start();
        cluster.Advance(Minutes(1));
        cluster.Settle();
    }

    [Fact]
    public void a_filter_that_counts_begins_anew_in_each_run()
    {
        var builder = SimulatedCluster.Of(1).WithFilter(() => new SecondLost());
        for (var run = 0; run < 2; run++)
        {
            using var cluster = builder.Start();
            cluster.StandIn("scheduler").Subscribe();
            cluster.Now.ShouldBeInRange(Seconds(2), Seconds(2.1));
            cluster.Advance(Seconds(10));
        }
    }

    [Fact]
    public void a_framework_is_an_actor_that_speaks_the_messages_and_is_restarted_like_any_other()
    {
        using var cluster = SimulatedCluster.Of(1).WithFrameworkActor("speaker", node => Props.Create(() => new Speaker(node))).Start();
        cluster.RunUntil(() => cluster.Master.Framework("speaker") is { IsConnected: true }, Seconds(10));
        cluster.Crash("speaker");
        cluster.RunUntil(() => cluster.Master.Framework("speaker") is null, Seconds(10));
        cluster.Restart("speaker");
        cluster.RunUntil(() => cluster.Master.Framework("speaker") is { IsConnected: true }, Seconds(10));
    }

    [Fact]
    public void another_actor_runs_at_the_masters_node_than_the_usual_one()
    {
        using var cluster = SimulatedCluster.Of(1).WithActor("master", node => Props.Create(() => new Silent(node))).Start();
        cluster.Advance(Minutes(1));
        cluster.Slave("node-1").IsRegistered.ShouldBeFalse();
        cluster.Master.Leads.ShouldBeFalse();
    }

    private sealed class SecondLost : ILinkRule
    {
        private int _seen;

        public Verdict Judge(Link link, object message) => message is RegisterFramework && ++_seen == 2 ? Verdict.Drop : Verdict.Pass;
    }

    /// <summary>Subscribes each second until the master answers.</summary>
    private sealed class Speaker : ReceiveActor
    {
        public Speaker(INode node)
        {
            var info = new FrameworkInfo(node.Name, node.Name.Value, "speaker", null);
            var trying = Context.System.Scheduler.ScheduleTellRepeatedlyCancelable(Seconds(0.1), Seconds(1), Self, "subscribe", Self);
            Receive<string>(_ => node.Send(new NodeName("master"), new RegisterFramework(info)));
            Receive<FrameworkRegistered>(_ => trying.Cancel());
            ReceiveAny(_ => { });
        }
    }

    private sealed class Silent : ReceiveActor
    {
        public Silent(INode node) => ReceiveAny(_ => node.Draw());
    }
}
