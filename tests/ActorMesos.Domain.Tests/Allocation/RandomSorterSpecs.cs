namespace ActorMesos.Domain.Tests.Sharing;

using ActorMesos.Domain.Allocation;
using ActorMesos.Domain.Semantics;

/// <summary>Roles and frameworks in the order that the seed draws.</summary>
public sealed class RandomSorterSpecs
{
    [Fact]
    public void the_same_seed_draws_the_same_order_and_another_another()
    {
        Takers(seed: 1).ShouldBe(Takers(seed: 1));
        Takers(seed: 1).ShouldNotBe(Takers(seed: 2));
    }

    [Fact]
    public void a_role_that_weighs_three_times_as_much_is_drawn_three_times_as_often()
    {
        var takers = Takers(seed: 1);
        var ofB = takers.Count(taker => taker is 'g' or 'h');
        ofB.ShouldBeInRange(270, 330);
        takers.Count(taker => taker == 'h').ShouldBeInRange(ofB / 2 - 30, ofB / 2 + 30);
    }

    [Fact]
    public void who_refused_is_passed_over()
    {
        var bench = New(seed: 1);
        bench.Slave("cpus:1");
        var takers = new List<string>();
        while (bench.Round() is [var line])
        {
            takers.Add(line.Split(' ')[0]);
            bench.GiveBack(takers[^1], "S1", until: 100);
        }

        takers.ShouldBe(["f", "g", "h"], ignoreOrder: true);
    }

    private static string Takers(ulong seed) => New(seed).Takers(400);

    private static AllocatorBench New(ulong seed)
    {
        var bench = new AllocatorBench(
            SemanticsProfile.V111, settings => settings with { Sorter = SorterKind.Random, Seed = seed, Weights = settings.Weights.Add("b", 3) });
        bench.Framework("f", "a");
        bench.Framework("g", "b");
        bench.Framework("h", "b");
        return bench;
    }
}
