using System.Collections.Concurrent;
using ActorMesos.Simulation.Exploration;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Tests.Runs;

namespace ActorMesos.Simulation.Tests.Exploration;

public sealed class CrashPointsSpecs
{
    private static readonly Scenario Walk = Shipped.Read(
        "simulations/quickstart.conf", null, "print-documents=false", "duration=10s", "frameworks[0].failover-timeout=1h");

    [Fact]
    public void there_is_one_for_each_node_concerned_at_each_message_write_and_acknowledgement()
    {
        var points = Find();
        points.Peace.ExitCode.ShouldBe(ExitCode.Holds);
        points.Messages.ShouldBe((int)Shipped.Run(Walk, new MemoryJournal()).Messages);
        points.Writes.ShouldBeGreaterThan(5);
        points.Count.ShouldBe((2 * points.Messages) + (2 * points.Writes), "every message of the walk is between two processes that can crash");
    }

    [Fact]
    public void each_is_a_crash_of_its_own()
    {
        var plan = Find().Plan();
        var cases = Enumerable.Range(0, plan.Count).Select(plan.Case).ToList();
        cases.Select(tried => tried.Scenario.Sha256).Distinct(StringComparer.Ordinal).Count().ShouldBe(plan.Count);
        cases.Select(tried => tried.Says).Distinct(StringComparer.Ordinal).Count().ShouldBe(plan.Count);
    }

    [Fact]
    public void each_can_be_written_as_a_scenario_and_a_crash_happens_in_it()
    {
        var plan = Find().Plan();
        var runner = new MemoryRunner(Shipped.Catalog);
        foreach (var tried in Enumerable.Range(0, plan.Count).Select(plan.Case))
        {
            var again = ScenarioFile.ReadText("tried", ScenarioText.Print(tried.Scenario), Shipped.Catalog.Names, ScenarioOverrides.None);
            again.Scenario.ShouldBe(tried.Scenario, again.ToString());
            runner.Run(tried.Scenario, CancellationToken.None).Faults.Count.ShouldBe(1, tried.Says);
        }
    }

    [Fact]
    public void the_walk_survives_every_one_of_them()
    {
        var plan = Find().Plan();
        var report = new Explorer(new MemoryRunner(Shipped.Catalog), 2).Explore(plan, [], CancellationToken.None);
        report.Done.ShouldBe(plan.Count);
        report.Groups.Select(group => $"{group.Group.Name} {plan.Case(group.First.Index).Says}: {group.First.Failure.Message}").ShouldBeEmpty();
    }

    [Fact]
    public void with_three_masters_the_leader_and_those_that_stand_by_crash_as_well_and_the_walk_survives()
    {
        var walk = Shipped.Read(
            "simulations/quickstart.conf", null, "print-documents=false", "duration=5s", "frameworks[0].failover-timeout=1h", "master.count=3");
        var points = CrashPoints.Of(walk, Shipped.Catalog, prepare: null, CancellationToken.None);
        points.Peace.ExitCode.ShouldBe(ExitCode.Holds);
        var plan = points.Plan();
        var cases = Enumerable.Range(0, plan.Count).Select(plan.Case).ToList();
        foreach (var master in (string[])["master-1", "master-2", "master-3"])
        {
            cases.ShouldContain(tried => tried.Says.StartsWith($"{master} crashes after message", StringComparison.Ordinal));
        }

        var runner = new CountingRunner(new MemoryRunner(Shipped.Catalog));
        var report = new Explorer(runner, 2).Explore(plan, [], CancellationToken.None);
        report.Done.ShouldBe(plan.Count);
        report.Groups.Select(group => $"{group.Group.Name} {plan.Case(group.First.Index).Says}: {group.First.Failure.Message}").ShouldBeEmpty();
        runner.Without.ShouldBeEmpty("each crash must have happened");
    }

    private static CrashPoints Find() => CrashPoints.Of(Walk, Shipped.Catalog, prepare: null, CancellationToken.None);

    /// <summary>Runs, and keeps the scenarios in which nothing happened.</summary>
    private sealed class CountingRunner(IScenarioRunner runner) : IScenarioRunner
    {
        public ConcurrentBag<string> Without { get; } = [];

        public RunOutcome Run(Scenario scenario, CancellationToken cancelled)
        {
            var outcome = runner.Run(scenario, cancelled);
            if (outcome.Faults.Count != 1)
            {
                Without.Add(scenario.Faults[^1].ToString());
            }

            return outcome;
        }
    }
}
