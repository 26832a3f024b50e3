using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Tasks;
using ActorMesos.TestKit.Tests.Support;
using static ActorMesos.TestKit.Tests.Support.Spans;

namespace ActorMesos.TestKit.Tests.Clusters;

public sealed class HarmSpecs
{
    [Fact]
    public void crash_slave_that_comes_back_in_time_keeps_its_task()
    {
        using var cluster = Keeping();
        using (cluster.Crash("node-1"))
        {
            cluster.Slave("node-1").IsUp.ShouldBeFalse();
            cluster.Advance(Seconds(30));
        }

        cluster.RunUntil(() => cluster.Slave("node-1").IsRegistered, Minutes(2));
        cluster.Framework<KeeperPolicy>("keeper")!.IsHealthy.ShouldBeTrue();
        cluster.Passed("slave-crashed").ShouldBe(1);
        cluster.Settle();
    }

    [Theory]
    [InlineData("node-1")]
    [InlineData("keeper")]
    [InlineData("master")]
    public void crash_process_that_starts_again_at_the_same_instant(string node)
    {
        using var cluster = Keeping();
        cluster.Crash(node);
        cluster.Restart(node);
        cluster.RunUntil(() => cluster.Master.Tasks.Count == 1 && cluster.Framework<KeeperPolicy>("keeper") is { IsHealthy: true }, Minutes(2));
        cluster.Settle();
    }

    [Fact]
    public void crash_that_would_be_undone_after_the_cluster_has_failed_hides_nothing()
    {
        using var cluster = Keeping();
        Should.Throw<ClusterFailedException>(() =>
        {
            using (cluster.Crash("node-1"))
            using (cluster.Partition("keeper"))
            {
                cluster.RunUntil(() => false, Seconds(5), "the impossible");
            }
        }).Message.ShouldContain("the impossible");
    }

    [Fact]
    public void partition_slave_alone_until_the_master_gives_it_up()
    {
        using var cluster = Keeping();
        using (cluster.Partition("node-1"))
        {
            cluster.RunUntil(() => cluster.Master.Slave("node-1") is null, Minutes(2));
        }

        cluster.RunUntil(() => cluster.Master.Slave("node-1") is not null, Minutes(2));
    }

    [Fact]
    public void crash_master_that_finds_everything_again()
    {
        using var cluster = Keeping();
        cluster.Crash("master");
        cluster.Master.Leads.ShouldBeFalse();
        cluster.Advance(Seconds(10));
        cluster.Restart("master");
        cluster.RunUntil(() => cluster.Master.Tasks.Count == 1, Minutes(2));
    }

    [Fact]
    public void crash_leader_of_three_masters_by_the_word_for_it()
    {
        using var cluster = SimulatedCluster.Of(1).WithMasters(3).WithFramework("keeper", info => new KeeperPolicy(info)).Start();
        cluster.RunUntil(() => cluster.Framework<KeeperPolicy>("keeper") is { IsHealthy: true }, Minutes(2));
        cluster.Crash("master");
        cluster.RunUntil(() => cluster.Master.Tasks.Count == 1, Minutes(2));
        cluster.Settle();
    }

    [Fact]
    public void network_third_status_update_to_the_master_is_lost()
    {
        using var cluster = SimulatedCluster.Of(1).Start();
        var scheduler = cluster.StandIn("scheduler");
        scheduler.Subscribe();
        cluster.Drop<StatusUpdate>(to: "master", occurrence: 3);
        scheduler.Launch(scheduler.ExpectOffer(), "a", "cpus:1", "sleep 1");
        scheduler.ExpectStatus(TaskState.Running, "a");
        scheduler.ExpectStatus(TaskState.Finished, "a");
        scheduler.Launch(scheduler.ExpectOffer(), "b", "cpus:1");
        var before = cluster.Now;

        // It comes again after the ten seconds that a slave waits for an acknowledgement.
        scheduler.ExpectStatus(TaskState.Running, "b");
        (cluster.Now - before).ShouldBeInRange(Seconds(10), Seconds(11));
        cluster.Settle();
    }

    [Fact]
    public void network_what_is_held_arrives_in_its_order_once_it_is_let_go()
    {
        using var cluster = SimulatedCluster.Of(1).Start();
        var scheduler = cluster.StandIn("scheduler");
        scheduler.Subscribe();
        scheduler.Launch(scheduler.ExpectOffer(), "a", "cpus:1", "sleep 5");
        using (cluster.Hold(from: "node-1"))
        {
            scheduler.ExpectNo<StatusUpdate>(Seconds(8));
        }

        var (running, finished) = (scheduler.ExpectStatus(TaskState.Running, within: Seconds(1)), scheduler.ExpectStatus(TaskState.Finished, within: Seconds(1)));
        running.At.ShouldBeLessThan(finished.At);
        cluster.Settle();
    }

    [Fact]
    public void network_a_delay_is_as_long_as_it_says()
    {
        using var cluster = SimulatedCluster.Of(1).Start();
        var scheduler = cluster.StandIn("scheduler");
        cluster.Advance(Seconds(1));
        cluster.Delay<FrameworkRegistered>(Seconds(7), from: "master");
        var before = cluster.Now;
        scheduler.Subscribe();
        (cluster.Now - before).ShouldBeInRange(Seconds(7), Seconds(8));
    }

    [Fact]
    public void network_what_arrives_twice_is_heard_twice()
    {
        using var cluster = SimulatedCluster.Of(1).Start();
        var scheduler = cluster.StandIn("scheduler");
        cluster.Duplicate<FrameworkRegistered>(to: "scheduler");
        scheduler.Subscribe();
        scheduler.ExpectMessage<FrameworkRegistered>(within: Seconds(1));
        scheduler.ExpectNo<FrameworkRegistered>(Seconds(10));
    }

    [Fact]
    public void pause_framework_that_stands_still_and_goes_on()
    {
        using var cluster = Keeping();
        using (cluster.Pause("keeper"))
        {
            cluster.Advance(Minutes(1));
            cluster.Framework<KeeperPolicy>("keeper").ShouldBeNull();
        }

        cluster.Drain();
        cluster.Framework<KeeperPolicy>("keeper").ShouldNotBeNull();
    }

    [Fact]
    public void power_everything_comes_back_but_probes()
    {
        using var cluster = Keeping();
        var probe = cluster.StandIn("scheduler");
        cluster.CyclePower(Seconds(20));
        cluster.RunUntil(() => cluster.Slave("node-1").IsRegistered && cluster.Framework<KeeperPolicy>("keeper") is { IsHealthy: true }, Minutes(3));
        Should.Throw<BadUseException>(() => probe.Subscribe()).Message.ShouldContain("the power has failed");
        cluster.StandIn("scheduler").Subscribe();
    }

    [Fact]
    public void heal_undoes_all_that_was_done()
    {
        using var cluster = Keeping();
        cluster.Crash("node-1");
        cluster.Partition("keeper");
        cluster.Advance(Minutes(5));
        cluster.Heal();
        cluster.RunUntil(() => cluster.Slave("node-1").IsRegistered && cluster.Framework<KeeperPolicy>("keeper") is { IsHealthy: true }, Minutes(3));
        cluster.Settle();
    }

    private static SimulatedCluster Keeping()
    {
        var cluster = SimulatedCluster.Of(1).WithFramework("keeper", info => new KeeperPolicy(info)).Start();
        cluster.RunUntil(() => cluster.Framework<KeeperPolicy>("keeper") is { IsHealthy: true }, Minutes(2));
        return cluster;
    }
}
