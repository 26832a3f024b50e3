using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Tasks;
using static ActorMesos.TestKit.Tests.Support.Spans;

namespace ActorMesos.TestKit.Tests.Probes;

/// <summary>A probe stands in for a framework; master and slaves are real.</summary>
public sealed class FrameworkProbeSpecs
{
    [Fact]
    public void a_task_is_launched_runs_and_is_killed()
    {
        using var cluster = SimulatedCluster.Of(1).Start();
        var scheduler = cluster.StandIn("scheduler");
        scheduler.Subscribe();
        var offer = scheduler.ExpectOffer();
        offer.Hostname.ShouldBe("node-1");
        scheduler.Launch(offer, "web", "cpus:1;mem:128");
        scheduler.ExpectStatus(TaskState.Running, "web");
        cluster.Master.Tasks.ShouldHaveSingleItem().State.ShouldBe(TaskState.Running);
        cluster.Slave("node-1").Tasks.ShouldHaveSingleItem();
        scheduler.Call(new KillTask(new TaskId("web")));
        scheduler.ExpectStatus(TaskState.Killed, "web");
        cluster.RunUntil(() => cluster.Slave("node-1").Tasks.Count == 0, Seconds(10));
    }

    [Fact]
    public void offers_of_several_slaves_are_expected_one_by_one()
    {
        using var cluster = SimulatedCluster.Of(3).Start();
        var scheduler = cluster.StandIn("scheduler");
        scheduler.Subscribe();
        scheduler.ExpectOffer(from: "node-2").Hostname.ShouldBe("node-2");
        new[] { scheduler.ExpectOffer().Hostname, scheduler.ExpectOffer().Hostname }.ShouldBe(["node-1", "node-3"], ignoreOrder: true);
        scheduler.ExpectNo<ResourceOffers>(Minutes(1));
    }

    [Fact]
    public void a_declined_offer_comes_again_when_its_filter_ends()
    {
        using var cluster = SimulatedCluster.Of(1).Start();
        var scheduler = cluster.StandIn("scheduler");
        scheduler.Subscribe();
        scheduler.Decline(scheduler.ExpectOffer(), refuseSeconds: 20);
        scheduler.ExpectNo<ResourceOffers>(Seconds(19));
        scheduler.ExpectOffer(within: Seconds(3));
    }

    [Fact]
    public void a_volume_is_made_of_what_is_reserved_on_the_way()
    {
        using var cluster = SimulatedCluster.Of(1).Start();
        var scheduler = cluster.StandIn("scheduler");
        scheduler.Subscribe(new FrameworkOptions { Role = "db" });
        var volume = scheduler.CreateVolume(scheduler.ExpectOffer(), 1024, "data-0");
        scheduler.ExpectOffer().Resources.ShouldContain(volume);
        cluster.Slave("node-1").Checkpointed.ToString().ShouldBe("disk(db, scheduler)[data-0:data]:1024");
    }

    [Fact]
    public void news_that_is_not_acknowledged_comes_again()
    {
        using var cluster = SimulatedCluster.Of(1).Start();
        var scheduler = cluster.StandIn("scheduler");
        scheduler.Subscribe();
        scheduler.Launch(scheduler.ExpectOffer(), "web", "cpus:1");
        var first = scheduler.ExpectStatus(TaskState.Running, acknowledge: false);
        scheduler.ExpectStatus(TaskState.Running).Uuid.ShouldBe(first.Uuid);
        scheduler.ExpectNo<StatusUpdate>(Minutes(30));
    }

    [Fact]
    public void what_does_not_come_is_said_with_the_conversation_so_far()
    {
        using var cluster = SimulatedCluster.Of(1).Start();
        var scheduler = cluster.StandIn("scheduler");
        scheduler.Subscribe();
        scheduler.ExpectOffer();
        var failure = Should.Throw<ClusterFailedException>(() => scheduler.ExpectStatus(TaskState.Running, within: Minutes(2)));
        failure.Name.ShouldBe("waiting");
        failure.At.ShouldBe(cluster.Now);
        failure.Message.ShouldContain("'scheduler' expected Running within 2m; nothing else has come");
        failure.Message.ShouldContain("-> master  RegisterFramework");
        failure.Message.ShouldContain("<- ResourceOffers");
        failure.Message.ShouldContain("repeat with: .WithSeed(1)");
        File.Exists(Path.Combine(failure.Recording!, "events.jsonl")).ShouldBeTrue();
    }

    [Fact]
    public void a_crash_of_the_probe_is_seen_by_the_master()
    {
        using var cluster = SimulatedCluster.Of(1).Start();
        var scheduler = cluster.StandIn("scheduler");
        var id = scheduler.Subscribe();
        using (cluster.Crash("scheduler"))
        {
            cluster.RunUntil(() => cluster.Master.Framework("scheduler") is { IsConnected: false }, Seconds(1));
        }

        scheduler.Subscribe().ShouldBe(id);
        cluster.Master.Framework("scheduler")!.IsConnected.ShouldBeTrue();
    }

    [Fact]
    public void an_operation_that_is_no_ones_to_make_changes_nothing()
    {
        using var cluster = SimulatedCluster.Of(1).Start();
        var scheduler = cluster.StandIn("scheduler");
        scheduler.Subscribe();
        var offer = scheduler.ExpectOffer();
        var foreign = offer.Resources.First(resource => resource.Name == "disk").WithDynamicReservation("other", "other");
        scheduler.Accept(offer, refuseSeconds: 0, new Reserve([foreign]));
        scheduler.ExpectOffer().Resources.ShouldBe(offer.Resources);
        cluster.Passed("operation-dropped").ShouldBe(1);
    }
}
