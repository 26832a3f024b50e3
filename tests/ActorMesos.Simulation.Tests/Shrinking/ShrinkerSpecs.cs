using ActorMesos.Domain.Randomness;
using ActorMesos.Simulation.Exploration;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Scenarios.Faults;
using ActorMesos.Simulation.Shrinking;
using ActorMesos.Simulation.Tests.Runs;

namespace ActorMesos.Simulation.Tests.Shrinking;

/// <summary>Shrinking by itself: what fails is said by the specs, and nothing is simulated.</summary>
public sealed class ShrinkerSpecs
{
    private static readonly RunFailure Failure = new(ExitCode.InvariantBroke, "no-stale-offer", TimeSpan.Zero, "slave 3 has less");

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16)]
    public void comes_to_the_same_however_many_run_at_once(int jobs)
    {
        var alone = Shrink(TwoSlavesCrash, 1);
        var together = Shrink(TwoSlavesCrash, jobs);
        ScenarioText.Print(together.After).ShouldBe(ScenarioText.Print(alone.After));
        together.Runs.ShouldBe(alone.Runs);
    }

    [Fact]
    public void keeps_the_faults_that_matter_shortens_them_and_rounds_their_times()
    {
        var shrunk = Shrink(TwoSlavesCrash, 2);
        shrunk.IsMinimal.ShouldBeTrue();
        shrunk.Before.Faults.Count.ShouldBe(12);
        shrunk.After.Faults.Select(fault => ((CrashFault)fault.Fault).Victims.Nodes[0].Value).ShouldBe(["node-2", "node-5"], ignoreOrder: true);
        shrunk.After.Faults.ShouldAllBe(fault => fault.Fault.For == new ConstantDuration(TimeSpan.FromMilliseconds(1)));
        shrunk.After.Faults.ShouldAllBe(fault => fault.At.Ticks % TimeSpan.TicksPerSecond == 0);
    }

    [Fact]
    public void takes_slaves_and_time_away_that_are_not_needed()
    {
        var shrunk = Shrink(TwoSlavesCrash, 2).After;
        shrunk.SlaveNodes().Count().ShouldBe(6, "node-5 must be there, and so many slaves are tried");
        shrunk.Duration.ShouldBeLessThan(TimeSpan.FromHours(1));
    }

    [Fact]
    public void never_changes_into_another_failure()
    {
        // With one fault less it fails as well, but otherwise.
        var shrunk = Shrink(scenario => scenario.Faults.Count >= 4 ? Failure : Failure with { Name = "volume-content" }, 2);
        shrunk.After.Faults.Count.ShouldBe(4);
    }

    [Fact]
    public void a_cluster_that_fails_by_itself_is_no_smaller_form_of_a_failure_by_faults()
    {
        var shrunk = Shrink(scenario => scenario.SlaveNodes().Count() < 4 || scenario.Faults.Count > 0 ? Failure : null, 2).After;
        shrunk.Faults.Count.ShouldBe(1);
        shrunk.SlaveNodes().Count().ShouldBe(4);
    }

    [Fact]
    public void a_scenario_that_holds_is_not_shrunk() =>
        new Shrinker(new Judge(_ => null), Shipped.Catalog, 1).Shrink(Big(), group: null, CancellationToken.None).ShouldBeNull();

    [Fact]
    public void a_scenario_that_fails_otherwise_than_it_should_is_not_shrunk() =>
        new Shrinker(new Judge(_ => Failure), Shipped.Catalog, 1)
            .Shrink(Big(), FailureGroup.Of(Failure with { Name = "no-leak" }), CancellationToken.None).ShouldBeNull();

    private static RunFailure? TwoSlavesCrash(Scenario scenario)
    {
        var crashed = scenario.Faults.Select(fault => fault.Fault).OfType<CrashFault>().SelectMany(crash => crash.Victims.Nodes).Select(node => node.Value).ToHashSet();
        return crashed.Contains("node-2") && crashed.Contains("node-5") ? Failure : null;
    }

    private static ShrinkReport Shrink(Func<Scenario, RunFailure?> judge, int jobs) =>
        new Shrinker(new Judge(judge), Shipped.Catalog, jobs).Shrink(Big(), group: null, CancellationToken.None).ShouldNotBeNull();

    private static Scenario Big()
    {
        var faults = Enumerable.Range(1, 12).Select(number => $"{{ at = {number}111ms, crash = {{ slave = node-{1 + (number % 7)}, for = {number}777ms }} }}");
        return ScenarioFile.ReadText("big", $$"""
            scenario {
              name = big
              duration = 1h
              slaves = [ { count = 12, resources = "cpus:8" } ]
              faults = [ {{string.Join(", ", faults)}} ]
            }
            """, Shipped.Catalog.Names, ScenarioOverrides.None).Scenario!;
    }

    private sealed class Judge(Func<Scenario, RunFailure?> judge) : IScenarioRunner
    {
        public RunOutcome Run(Scenario scenario, CancellationToken cancelled) => RunOutcome.Of(judge(scenario)) with { Faults = scenario.Faults };
    }
}
