using ActorMesos.TestKit.Tests.Support;

namespace ActorMesos.TestKit.Tests.Contracts;

/// <summary>Frameworks that do not keep the contract, and what is said of them.</summary>
public sealed class BrokenFrameworkSpecs
{
    [Fact]
    public void one_that_forgets_what_it_was_about_to_launch_is_found_at_the_write_where_it_matters()
    {
        var failure = Should.Throw<ClusterFailedException>(() =>
            new Contract(info => new KeeperPolicy(info) { Forgets = true }).Verify("survives its own crash at every write"));

        failure.Name.ShouldBe("waiting");
        failure.Message.ShouldStartWith("the framework crashes after its write 2, and the framework does not get over it; so it is in 1 of ");
        failure.Message.ShouldContain("'keeper' to reach its goal");
        failure.Message.ShouldContain(".WithSeed(1).WithFaults(\"\"\"{ when = {");
    }

    [Fact]
    public void one_that_asks_for_more_than_it_was_offered_makes_invalid_calls()
    {
        var failure = Should.Throw<ClusterFailedException>(() =>
            new Contract(info => new KeeperPolicy(info) { Overdraws = true }).Verify("makes no invalid call"));

        failure.Name.ShouldBe("calls-valid");
        failure.Message.ShouldContain("task 'kept' is not valid");
    }

    [Fact]
    public void one_that_is_never_done_leaves_its_task()
    {
        var failure = Should.Throw<ClusterFailedException>(() =>
            new Contract(info => new KeeperPolicy(info)) { Ends = true }.Verify("leaves nothing when it is uninstalled"));

        failure.Message.ShouldContain("'keeper' was uninstalled and left task 'kept' on node-1");
    }

    [Fact]
    public void a_contract_that_would_try_nothing_is_refused()
    {
        Should.Throw<BadUseException>(() => new Contract(info => new KeeperPolicy(info)) { Most = 0 }.Verify("makes no invalid call"))
            .Message.ShouldContain("a contract that tries no place at all would hold for anything");
        Should.Throw<BadUseException>(() => new Contract(info => new KeeperPolicy(info)) { Named = "kepper" }.Verify("makes no invalid call"))
            .Message.ShouldBe("the cluster of the contract has no framework 'kepper'; it has keeper");
    }

    [Fact]
    public void one_that_answers_null_is_told_so()
    {
        using var cluster = SimulatedCluster.Of(1).WithFramework("null", _ => new Null()).Start();
        var failure = Should.Throw<ClusterFailedException>(() => cluster.Advance(TimeSpan.FromMinutes(1)));
        failure.Message.ShouldContain("the policy of 'null' has answered null to FrameworkRegistered");
    }

    private sealed class Null : Domain.Frameworks.IFrameworkPolicy
    {
        public bool IsDone => false;

        public bool IsHealthy => false;

        public Domain.Frameworks.PolicyDecision Decide(object happened, Domain.Time.Instant now) => null!;

        public Domain.Frameworks.IFrameworkPolicy Apply(Domain.Decisions.IEvent happened) => this;
    }

    private sealed class Contract(Func<Domain.Frameworks.FrameworkInfo, KeeperPolicy> policy) : FrameworkContract
    {
        /// <summary>Whether its uninstallation does nothing at all.</summary>
        public bool Ends { get; init; }

        protected override ClusterBuilder Cluster => SimulatedCluster.Of(1).WithFramework("keeper", policy);

        public int Most { get; init; } = 200;

        public string? Named { get; init; }

        protected override int PlacesMost => Most;

        protected override string? Framework => Named;

        protected override TimeSpan GoalWithin => TimeSpan.FromMinutes(2);

        protected override void Uninstall(SimulatedCluster cluster, string framework)
        {
            if (!Ends)
            {
                base.Uninstall(cluster, framework);
            }
        }
    }
}
