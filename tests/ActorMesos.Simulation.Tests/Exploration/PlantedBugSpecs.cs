using System.Globalization;
using ActorMesos.Simulation.Exploration;
using ActorMesos.Simulation.Shrinking;
using ActorMesos.Simulation.Tests.Runs;
using Xunit.Abstractions;

namespace ActorMesos.Simulation.Tests.Exploration;

/// <summary>What explorations find and what shrinking makes of it, beside the fewest faults that somebody found by hand.</summary>
public sealed class PlantedBugSpecs(ITestOutputHelper output)
{
    private const int SeedsMost = 500;

    public static TheoryData<string> Names => [.. PlantedBugs.All.Select(bug => bug.Name)];

    [Fact]
    public void there_are_ten_of_them() => PlantedBugs.All.Count.ShouldBeGreaterThanOrEqualTo(10);

    [Theory]
    [MemberData(nameof(Names))]
    public void shows_under_the_faults_found_by_hand_and_not_without_one_of_them(string name)
    {
        var bug = Named(name);
        var runner = Runner(bug);
        runner.Run(bug.Cluster(bug.ByHand), CancellationToken.None).Failure.ShouldNotBeNull();
        for (var left = 0; left < bug.ByHand.Length; left++)
        {
            var rest = bug.Cluster([.. bug.ByHand.Where((_, place) => place != left)]);
            runner.Run(rest, CancellationToken.None).Failure.ShouldBeNull($"without {bug.ByHand[left]}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void is_found_and_shrunk_to_no_more_than_twice_the_fewest_faults(string name)
    {
        var bug = Named(name);
        bug.Seed.ShouldBeInRange(1, SeedsMost);
        IReadOnlyList<long> seeds = [bug.Seed, .. Enumerable.Range(SeedsMost + 1, 4)];
        var plan = ExplorePlan.OfSeeds(bug.Cluster(), seeds);
        var report = new Explorer(Runner(bug), 2).Explore(plan, [], CancellationToken.None);
        var found = report.Groups.SelectMany(group => group.Cases).Where(failed => failed.Number == bug.Seed).ShouldHaveSingleItem();

        var scenario = plan.Case(found.Index).Scenario;
        var shrunk = new Shrinker(Runner(bug), Shipped.Catalog, 2).Shrink(scenario, found.Group, CancellationToken.None).ShouldNotBeNull();

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{bug.Name,-55} by hand {bug.ByHand.Length}, seed {bug.Seed} drew {scenario.Faults.Count}, shrunk to {shrunk.After.Faults.Count} in {shrunk.Runs} runs, {found.Group.Name}; of {seeds.Count} seeds {report.Failed} failed"));
        shrunk.IsMinimal.ShouldBeTrue();
        shrunk.After.Faults.Count.ShouldBeInRange(bug.ByHand.Length, 2 * bug.ByHand.Length);
        var again = Runner(bug).Run(shrunk.After, CancellationToken.None);
        FailureGroup.Of(again.Failure.ShouldNotBeNull()).ShouldBe(found.Group);
        for (var left = 0; left < shrunk.After.Faults.Count; left++)
        {
            var place = left;
            var rest = shrunk.After with { Faults = [.. shrunk.After.Faults.Where((_, other) => other != place)] };
            var failure = Runner(bug).Run(rest, CancellationToken.None).Failure;
            (failure is not null && FailureGroup.Of(failure) == found.Group).ShouldBeFalse("1-minimal");
        }
    }

    private static PlantedBug Named(string name) => PlantedBugs.All.Single(bug => bug.Name == name);

    private static MemoryRunner Runner(PlantedBug bug) => new(Shipped.Catalog, bug.Plant);
}
