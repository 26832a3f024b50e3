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
    public void there_are_ten_of_them_and_more() => PlantedBugs.All.Count.ShouldBeInRange(10, 14);

    [Theory]
    [MemberData(nameof(Names))]
    public void shows_under_the_faults_found_by_hand_and_not_without_one_of_them(string name)
    {
        var bug = Named(name);
        var runner = Runner(bug);
        runner.Run(bug.Scenario(bug.ByHand), CancellationToken.None).Failure.ShouldNotBeNull();
        new MemoryRunner(Shipped.Catalog).Run(bug.Scenario(bug.ByHand), CancellationToken.None).Failure.ShouldBeNull("without the bug");
        for (var left = 0; left < bug.ByHand.Length; left++)
        {
            var rest = bug.Scenario([.. bug.ByHand.Where((_, place) => place != left)]);
            runner.Run(rest, CancellationToken.None).Failure.ShouldBeNull($"without {bug.ByHand[left]}");
        }
    }

    [Fact]
    public void each_is_found_and_shrunk_to_no_more_than_twice_the_fewest_faults_and_half_of_them_to_the_fewest()
    {
        List<double> ratios = [];
        output.WriteLine($"{"bug",-60} {"seed",5} {"drawn",6} {"shrunk",7} {"by hand",8} {"ratio",6} {"runs",5}  failure");
        foreach (var bug in PlantedBugs.All)
        {
            var (drawn, shrunk) = FoundAndShrunk(bug);
            var ratio = (double)ShrinkReport.Count(shrunk.After) / bug.Fewest;
            ratios.Add(ratio);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{bug.Name,-60} {bug.Seed,5} {drawn,6} {ShrinkReport.Count(shrunk.After),7} {bug.Fewest,8} {ratio,6:0.0} {shrunk.Runs,5}  {shrunk.Group.Name}"));
            ratio.ShouldBeLessThanOrEqualTo(2, bug.Name);
            RequireMinimal(bug, shrunk);
        }

        ratios.Sort();
        ratios[ratios.Count / 2].ShouldBeLessThanOrEqualTo(1.0, "the median");
    }

    private static (int Drawn, ShrinkReport Shrunk) FoundAndShrunk(PlantedBug bug)
    {
        bug.Seed.ShouldBeInRange(1, SeedsMost);
        IReadOnlyList<long> seeds = [bug.Seed, .. Enumerable.Range(SeedsMost + 1, 2)];
        var plan = ExplorePlan.OfSeeds(bug.Scenario(), seeds);
        var report = new Explorer(Runner(bug), 2).Explore(plan, [], CancellationToken.None);
        var found = report.Groups.SelectMany(group => group.Cases).Where(failed => failed.Number == bug.Seed).ShouldHaveSingleItem(bug.Name);
        var scenario = plan.Case(found.Index).Scenario;
        var shrunk = new Shrinker(Runner(bug), Shipped.Catalog, 2).Shrink(scenario, found.Group, CancellationToken.None).ShouldNotBeNull(bug.Name);
        return (ShrinkReport.Count(scenario), shrunk);
    }

    /// <summary>What is left fails in the same way, and no longer does without any one of its faults.</summary>
    private static void RequireMinimal(PlantedBug bug, ShrinkReport shrunk)
    {
        shrunk.IsMinimal.ShouldBeTrue(bug.Name);
        var again = Runner(bug).Run(shrunk.After, CancellationToken.None);
        FailureGroup.Of(again.Failure.ShouldNotBeNull(bug.Name)).ShouldBe(shrunk.Group, bug.Name);
        var without = new MemoryRunner(Shipped.Catalog).Run(shrunk.After, CancellationToken.None).Failure;
        (without is not null && FailureGroup.Of(without) == shrunk.Group).ShouldBeFalse($"{bug.Name}: it fails so without the bug");
        for (var left = 0; left < shrunk.After.Faults.Count; left++)
        {
            var place = left;
            var rest = shrunk.After with { Faults = [.. shrunk.After.Faults.Where((_, other) => other != place)] };
            var failure = Runner(bug).Run(rest, CancellationToken.None).Failure;
            (failure is not null && FailureGroup.Of(failure) == shrunk.Group).ShouldBeFalse($"{bug.Name}: 1-minimal");
        }
    }

    private static PlantedBug Named(string name) => PlantedBugs.All.Single(bug => bug.Name == name);

    private static MemoryRunner Runner(PlantedBug bug) => new(Shipped.Catalog, bug.Plant, bug.Replan);
}
