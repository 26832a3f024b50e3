using ActorMesos.Simulation.Exploration;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Scenarios.Faults;
using ActorMesos.Simulation.Tests.Runs;

namespace ActorMesos.Simulation.Tests.Exploration;

public sealed class ScenarioDrawSpecs
{
    private const string Quick = "simulations/quickstart.conf";
    private const string Hdfs = "simulations/hdfs.conf";

    [Theory]
    [InlineData("disk-forgets")]
    [InlineData("replace")]
    [InlineData("reboot")]
    [InlineData("slave-shutdown")]
    public void what_nobody_can_keep_is_drawn_only_where_it_is_named(string kind)
    {
        DrawnOf("all").ShouldNotContain(kind);
        DrawnOf($"all, {kind}").ShouldContain(kind);
        DrawnOf(kind).ShouldBe([kind]);
        Seeds(20).ShouldAllBe(seed => Kinds(ScenarioDraw.Of(Shipped.Read(Quick, null, $"explore.kinds=[{kind}]"), seed)) == kind);
    }

    [Fact]
    public void one_seed_draws_one_scenario() =>
        Seeds(100).ShouldAllBe(seed => ScenarioDraw.Of(Shipped.Read(Hdfs, null), seed) == ScenarioDraw.Of(Shipped.Read(Hdfs, null), seed));

    [Fact]
    public void the_seed_of_the_file_does_not_matter() =>
        ScenarioDraw.Of(Shipped.Read(Hdfs, "5"), 9).ShouldBe(ScenarioDraw.Of(Shipped.Read(Hdfs, "6"), 9));

    [Fact]
    public void seeds_draw_different_mixtures()
    {
        var scenario = Shipped.Read(Quick);
        var mixtures = Seeds(200).Select(seed => Kinds(ScenarioDraw.Of(scenario, seed))).Distinct(StringComparer.Ordinal).ToList();
        var drawn = FaultKinds.All.Count(kind => kind.Draw is not null && !kind.IsDrawnByName);
        mixtures.Count.ShouldBeGreaterThan(drawn, "each kind alone, and some together");
        Seeds(200).Select(seed => ScenarioDraw.Of(scenario, seed).Faults.Count).Distinct().Order().ShouldBe(Enumerable.Range(1, scenario.Explore.FaultsMost));
    }

    [Fact]
    public void what_is_drawn_can_be_written_and_is_a_scenario_that_is_right()
    {
        foreach (var seed in Seeds(300))
        {
            var drawn = ScenarioDraw.Of(Shipped.Read(Hdfs), seed);
            var again = ScenarioFile.ReadText("drawn", ScenarioText.Print(drawn), Shipped.Catalog.Names, ScenarioOverrides.None);
            again.ToString().ShouldBeEmpty();
            again.Scenario.ShouldBe(drawn);
        }
    }

    [Fact]
    public void faults_are_added_to_those_of_the_file_in_the_order_of_their_times()
    {
        var scenario = Shipped.Read(Hdfs);
        foreach (var drawn in Seeds(50).Select(seed => ScenarioDraw.Of(scenario, seed)))
        {
            drawn.Faults.Take(scenario.Faults.Count).ShouldBe(scenario.Faults);
            var added = drawn.Faults.Skip(scenario.Faults.Count).Select(fault => fault.At).ToList();
            added.ShouldBe(added.Order());
            added.ShouldAllBe(at => at >= TimeSpan.Zero && at <= scenario.Duration);
        }
    }

    [Fact]
    public void nothing_is_drawn_that_the_scenario_does_not_allow()
    {
        var scenario = Shipped.Read(Quick, null, "explore.kinds=[crash]", "explore.faults-most=2", "explore.for-least=3s", "explore.for-most=4s");
        var faults = Seeds(200).SelectMany(seed => ScenarioDraw.Of(scenario, seed).Faults.Select(fault => fault.Fault)).ToList();
        faults.ShouldAllBe(fault => fault is CrashFault);
        faults.OfType<CrashFault>().ShouldAllBe(crash => crash.For.At(0) >= TimeSpan.FromSeconds(3) && crash.For.At(0) <= TimeSpan.FromSeconds(4));
        Seeds(200).ShouldAllBe(seed => ScenarioDraw.Of(scenario, seed).Faults.Count <= 2);
    }

    [Fact]
    public void every_drawn_kind_and_every_slave_is_drawn_by_some_seed()
    {
        var scenario = Shipped.Read(Hdfs, null, "faults=[]");
        var faults = Seeds(1000).SelectMany(seed => ScenarioDraw.Of(scenario, seed).Faults.Select(fault => fault.Fault)).ToList();
        faults.Select(fault => fault.Kind).Distinct().ShouldBe(FaultKinds.All.Where(kind => kind is { Draw: not null, IsDrawnByName: false }), ignoreOrder: true);
        faults.OfType<DiskFullFault>().Select(fault => fault.Victims.Nodes[0]).Distinct().Count().ShouldBe(24);
    }

    [Fact]
    public void a_kind_that_is_not_allowed_changes_nothing_in_what_another_draws()
    {
        var all = Shipped.Read(Quick, null, "explore.faults-most=1000");
        var some = Shipped.Read(Quick, null, "explore.faults-most=1000", "explore.kinds=[crash, master-failover]");
        foreach (var seed in Seeds(100))
        {
            var crashes = Crashes(ScenarioDraw.Of(some, seed));
            if (crashes.Count > 0 && Crashes(ScenarioDraw.Of(all, seed)) is { Count: > 0 } others)
            {
                crashes.Intersect(others).ShouldNotBeEmpty();
            }
        }
    }

    private static IEnumerable<string> DrawnOf(string kinds) =>
        Shipped.Read(Quick, null, $"explore.kinds=[{kinds}]").Explore.DrawnKinds().Select(kind => kind.Name);

    private static List<ScheduledFault> Crashes(Scenario scenario) => [.. scenario.Faults.Where(fault => fault.Fault is CrashFault)];

    private static IEnumerable<long> Seeds(int count) => Enumerable.Range(0, count).Select(seed => (long)seed);

    private static string Kinds(Scenario scenario) =>
        string.Join(' ', scenario.Faults.Select(fault => fault.Fault.Kind.Name).Distinct().Order(StringComparer.Ordinal));
}
