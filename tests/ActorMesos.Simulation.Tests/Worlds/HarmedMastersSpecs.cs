using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Leadership;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Tests.Worlds;

/// <summary>The documentation's walk under three masters, of which the leading one, or ZooKeeper, is harmed at every message.</summary>
public sealed class HarmedMastersSpecs
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void whenever_the_leader_crashes_another_finds_everything(bool written) =>
        Harm.AtEveryMessage(Plan(written), policy => policy.IsDone, Harm.Crash(LeaderOrFirst, Harm.While));

    [Fact]
    public void whenever_the_leader_is_cut_off_everything_goes_on_under_another() =>
        Harm.AtEveryMessage(Plan(written: true), policy => policy.IsDone, Harm.CutOff(LeaderOrFirst, TimeSpan.FromSeconds(25)));

    [Fact]
    public void whenever_a_master_that_stands_by_crashes_nothing_changes() =>
        Harm.AtEveryMessage(Plan(written: true), policy => policy.IsDone, Harm.Crash(StandingBy, Harm.While));

    [Fact]
    public void whenever_all_power_fails_nothing_is_lost() =>
        Harm.AtEveryMessage(Plan(written: true), policy => policy.IsDone, Harm.CyclePower);

    [Fact]
    public void whenever_zookeeper_restarts_everything_goes_on() =>
        Harm.AtEveryMessage(Plan(written: true), policy => policy.IsDone, Harm.Crash(LeadershipSettings.ZooKeeper, Harm.While));

    private static WorldPlan Plan(bool written) =>
        Clusters.Walk(Rehearsal.Seed(written)) with { Leadership = new LeadershipSettings { Masters = 3 } };

    private static NodeName StandingBy(World world) => world.Plan.Leadership.Nodes.Last(node => node != LeaderOrFirst(world));

    private static NodeName LeaderOrFirst(World world) => world.LeadingNode() ?? world.Plan.Leadership.Nodes[0];
}
