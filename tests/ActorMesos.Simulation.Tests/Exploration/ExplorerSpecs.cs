using System.Collections.Concurrent;
using ActorMesos.Simulation.Exploration;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Tests.Runs;

namespace ActorMesos.Simulation.Tests.Exploration;

public sealed class ExplorerSpecs
{
    private static readonly Scenario Quick = Shipped.Read("simulations/quickstart.conf", null, "print-documents=false");

    [Fact]
    public void runs_alike_with_one_job_and_with_several()
    {
        var (alone, together) = (new Traces(), new Traces());
        var first = Explore(alone, 1, 24);
        var second = Explore(together, 4, 24);
        alone.Seen.Count.ShouldBe(24);
        together.Seen.OrderBy(entry => entry.Key).ShouldBe(alone.Seen.OrderBy(entry => entry.Key));
        second.Reached.ShouldBe(first.Reached);
        Text(second).ShouldBe(Text(first));
    }

    [Fact]
    public void groups_do_not_depend_on_jobs()
    {
        var one = Explore(new Verdicts(), 1, 300);
        var many = Explore(new Verdicts(), 8, 300);
        Text(many).ShouldBe(Text(one));
        one.Groups.Count.ShouldBe(3);
    }

    [Fact]
    public void failures_are_grouped_by_what_they_are_and_the_smallest_seed_stands_for_each()
    {
        var report = Explore(new Verdicts(), 2, 300);
        report.Groups.Select(group => (group.Group.Name, group.First.Number, group.Cases.Count)).ShouldBe(
            [("bug", 97, 3), ("no-stale-offer", 1, 59), ("walk-done", 7, 34)]);
        report.Failed.ShouldBe(96);
        report.ExitCode.ShouldBe(ExitCode.OwnFault);
    }

    [Fact]
    public void a_marker_that_no_run_reached_fails_the_exploration_as_a_whole()
    {
        var report = Explore(new Verdicts(never: true), 2, 10, "volume-created", "slave-registered");
        report.Missed.ShouldBe(["volume-created"]);
        report.ExitCode.ShouldBe(ExitCode.InvariantBroke);
    }

    [Fact]
    public void markers_are_not_demanded_of_each_run() =>
        ExplorePlan.OfSeeds(Quick, [4]).Case(0).Scenario.Expect.Reached.ShouldBeEmpty();

    [Fact]
    public void ends_with_what_is_known_when_the_user_ends_it()
    {
        using var ending = new CancellationTokenSource();
        var runner = new Verdicts(ended: seed =>
        {
            if (seed == 9)
            {
                ending.Cancel();
            }
        });
        var report = new Explorer(runner, 1).Explore(Plan(300), ["volume-created"], ending.Token);
        report.IsCancelled.ShouldBeTrue();
        report.Done.ShouldBe(10, "the seeds 0 to 9");
        report.Missed.ShouldBeEmpty("the runs that are missing might have passed it");
        report.Groups.Select(group => group.Group.Name).ShouldBe(["no-stale-offer", "walk-done"]);
    }

    [Fact]
    public void a_run_that_cannot_be_carried_out_is_a_bug_and_the_others_go_on()
    {
        var report = Explore(new Verdicts(ended: seed => throw new InvalidOperationException($"in run {seed}")), 2, 5);
        report.Done.ShouldBe(5);
        report.Groups.ShouldHaveSingleItem().Group.Name.ShouldBe("bug");
        report.Groups[0].First.Failure.Message.ShouldContain("in run 0");
    }

    [Theory]
    [InlineData("slave 20150722-000000-1-S3 has 'cpus:8', but 'cpus:9' of it", "slave 20150722-000000-2-S14 has 'mem:1', but 'x' of it", true)]
    [InlineData("slave node-1 is not registered, 00:05:00 after", "slave node-12 is not registered, 01:05:00.5 after", true)]
    [InlineData("slave node-1 is not registered", "framework hdfs is not done", false)]
    public void messages_that_differ_in_numbers_and_ids_alone_have_one_cause(string left, string right, bool isOne) =>
        (Group(left) == Group(right)).ShouldBe(isOne, $"{Group(left).Cause} / {Group(right).Cause}");

    [Fact]
    public void the_name_of_a_group_is_that_of_a_folder() =>
        Group("slave node-1 is not registered").Id.ShouldMatch("^slaves-registered-[0-9a-f]{6}$");

    private static FailureGroup Group(string message) =>
        FailureGroup.Of(new RunFailure(ExitCode.NotLive, "slaves-registered", TimeSpan.Zero, message));

    private static ExploreReport Explore(IScenarioRunner runner, int jobs, int seeds, params string[] expected) =>
        new Explorer(runner, jobs).Explore(Plan(seeds), expected, CancellationToken.None);

    private static ExplorePlan Plan(int seeds) => ExplorePlan.OfSeeds(Quick, [.. Enumerable.Range(0, seeds).Select(seed => (long)seed)]);

    private static string Text(ExploreReport report) => string.Join('\n', report.Groups.Select(group =>
        $"{group.Group.Id} {group.Group.Cause} {string.Join(' ', group.Cases.Select(failed => $"{failed.Number}:{failed.Failure.Message}"))}"));

    /// <summary>Keeps the trace of each seed.</summary>
    private sealed class Traces : IScenarioRunner
    {
        private readonly MemoryRunner _runner = new(Shipped.Catalog);

        public ConcurrentDictionary<long, string> Seen { get; } = new();

        public RunOutcome Run(Scenario scenario, CancellationToken cancelled)
        {
            var outcome = _runner.Run(scenario, cancelled);
            Seen.TryAdd(scenario.Seed, outcome.TraceSha256).ShouldBeTrue("each seed once");
            return outcome;
        }
    }

    /// <summary>Fails by the seed, so that the gathering alone is specified.</summary>
    private sealed class Verdicts(bool never = false, Action<long>? ended = null) : IScenarioRunner
    {
        public RunOutcome Run(Scenario scenario, CancellationToken cancelled)
        {
            var seed = scenario.Seed;
            ended?.Invoke(seed);
            var failure = never ? null
                : seed % 97 == 0 && seed > 0 ? new RunFailure(ExitCode.OwnFault, "bug", TimeSpan.Zero, $"actor {seed} threw")
                : seed % 5 == 1 ? new RunFailure(ExitCode.InvariantBroke, "no-stale-offer", TimeSpan.Zero, $"slave {seed} has 'cpus:{seed}'")
                : seed % 7 == 0 && seed > 0 ? new RunFailure(ExitCode.NotLive, "walk-done", TimeSpan.Zero, $"framework walk is not done, {seed}s after")
                : null;
            return RunOutcome.Of(failure) with { Reached = new Dictionary<string, long> { ["slave-registered"] = 1 } };
        }
    }
}
