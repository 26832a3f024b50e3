using ActorMesos.TestKit.Tests.Support;
using static ActorMesos.TestKit.Tests.Support.Spans;

namespace ActorMesos.TestKit.Tests.Seeds;

public sealed class ForSeedsSpecs
{
    [Fact]
    public void a_framework_that_gets_over_everything_holds_with_every_seed() =>
        Kept(info => new KeeperPolicy(info)).ForSeeds(1..40, Healthy);

    [Fact]
    public void the_first_seed_that_fails_is_shrunk_to_the_fault_that_matters_and_can_be_pasted()
    {
        var builder = Kept(info => new KeeperPolicy(info) { GivesUp = true });
        var failure = Should.Throw<ClusterFailedException>(() => builder.ForSeeds(1..60, Healthy));

        failure.Message.ShouldContain(" of 1..60 fails; the ");
        failure.Message.ShouldContain(" faults to 1 in ");
        failure.Message.ShouldContain("without any one of what is left, it does not fail this way");
        var pasted = failure.Message.Split("repeat with: ")[1];
        pasted.ShouldStartWith(".WithSeed(");
        var seed = long.Parse(pasted[".WithSeed(".Length..pasted.IndexOf(')', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture);
        var fault = pasted.Split("\"\"\"")[1];
        var again = Should.Throw<ClusterFailedException>(() =>
            SimulatedCluster.Of(2).WithFramework("keeper", info => new KeeperPolicy(info) { GivesUp = true }).WithSeed(seed).WithFaults(fault).Run(Healthy));
        again.Name.ShouldBe(failure.Name);
        Directory.Exists(failure.Recording).ShouldBeTrue();
    }

    [Fact]
    public void two_searches_find_the_same()
    {
        var builder = Kept(info => new KeeperPolicy(info));
        Found(builder).ShouldBe(Found(builder));
    }

    [Fact]
    public void an_assertion_of_the_tests_own_is_shrunk_as_well()
    {
        var failure = Should.Throw<ClusterFailedException>(() => Kept(info => new KeeperPolicy(info)).ForSeeds(1..10, NoCrash));

        failure.Name.ShouldBe("test");
        failure.InnerException.ShouldBeOfType<ShouldAssertException>();
        failure.Message.ShouldContain(".WithFaults(\"\"\"{ at = ");
    }

    [Fact]
    public void what_is_shrunk_is_the_faults_and_not_the_cluster_that_the_test_has_built()
    {
        var failure = Should.Throw<ClusterFailedException>(() => SimulatedCluster.Of(3).WithRandomFaults(Minutes(1)).ForSeeds(1..1, cluster =>
        {
            cluster.Advance(Seconds(10));
            throw new FormatException($"{cluster.Master.Slaves.Count} slaves");
        }));

        failure.Message.ShouldContain("it fails without any fault");
        failure.Message.ShouldContain("test at 10.0000000s: 3 slaves");
    }

    [Fact]
    public void what_depends_on_more_than_the_seed_is_said_to()
    {
        var calls = 0;
        var failure = Should.Throw<ClusterFailedException>(() =>
            SimulatedCluster.Of(1).ForSeeds(1..1, _ => Interlocked.Increment(ref calls).ShouldNotBe(1)));

        failure.Message.ShouldContain("the test depends on something beside the seed");
    }

    private static string Found(ClusterBuilder builder) => Should.Throw<ClusterFailedException>(() => builder.ForSeeds(1..10, NoCrash)).Message;

    private static void NoCrash(SimulatedCluster cluster)
    {
        cluster.Advance(Minutes(3));
        cluster.Passed("slave-crashed").ShouldBe(0);
    }

    private static ClusterBuilder Kept(Func<Domain.Frameworks.FrameworkInfo, KeeperPolicy> policy) =>
        SimulatedCluster.Of(2).WithFramework("keeper", policy).With("explore.for-most", "5m").WithRandomFaults(within: Minutes(3), most: 4, "crash", "partition", "drop", "framework-failover", "master-failover");

    private static void Healthy(SimulatedCluster cluster)
    {
        cluster.Advance(Minutes(3));
        cluster.Settle();
        cluster.RunUntil(() => cluster.Framework<KeeperPolicy>("keeper") is { IsHealthy: true } && cluster.Master.Tasks.Count == 1, Minutes(20));
    }
}
