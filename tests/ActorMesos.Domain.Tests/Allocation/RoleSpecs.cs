namespace ActorMesos.Domain.Tests.Sharing;

using ActorMesos.Domain.Allocation;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;

/// <summary>Weights of roles, roles under roles, and what is reserved for them.</summary>
public sealed class RoleSpecs
{
    private readonly AllocatorBench _bench = new(SemanticsProfile.V111);

    [Fact]
    public void the_example_of_the_drf_paper_ends_with_three_tasks_to_two()
    {
        // Of 9 cpus and 18 GB, A's tasks need 1 cpu and 4 GB, B's 3 cpus and 1 GB: both end with two thirds of what they need most.
        var tasks = new Dictionary<string, Resources>(StringComparer.Ordinal)
        {
            ["A"] = AllocatorBench.Free("cpus:1;mem:4096"),
            ["B"] = AllocatorBench.Free("cpus:3;mem:1024"),
        };
        _bench.Framework("A", "a");
        _bench.Framework("B", "b");
        _bench.Slave("cpus:9;mem:18432");
        var order = new List<string>();
        while (_bench.Allocator.Allocate(default) is [var (framework, _, slave, offered)] && offered.Contains(tasks[framework.Value]))
        {
            order.Add(framework.Value);
            _bench.Allocator.Recover(framework, slave, offered - tasks[framework.Value]);
        }

        order.ShouldBe(["A", "B", "A", "B", "A"]);
    }

    [Fact]
    public void a_role_that_weighs_twice_as_much_gets_twice_as_much()
    {
        var bench = new AllocatorBench(with: settings => settings with { Weights = settings.Weights.Add("b", 2) });
        bench.Framework("f", "a");
        bench.Framework("g", "b");
        bench.Takers(9).ShouldBe("fggfggfgg");
    }

    [Fact]
    public void a_weight_can_be_set_while_slaves_are_shared()
    {
        _bench.Framework("f", "a");
        _bench.Framework("g", "b");
        _bench.Takers(4).ShouldBe("fgfg");
        _bench.Allocator.SetWeight("b", 3).ShouldBeNull();
        _bench.Takers(5).ShouldBe("ggggf", "g may have three times what f has");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void a_weight_is_above_zero(double weight) =>
        _bench.Allocator.SetWeight("a", weight).ShouldNotBeNull().Reason.ShouldEndWith("a weight is above 0 and at most 1000000, with up to 6 decimals");

    [Fact]
    public void roles_under_a_role_share_what_it_gets_in_111_and_are_roles_like_others_in_023()
    {
        foreach (var (semantics, takers) in new[] { (SemanticsProfile.V111, "xzyzxzyz"), (SemanticsProfile.V023, "xyzxyzxy") })
        {
            var bench = new AllocatorBench(semantics);
            bench.Framework("x", "a/x");
            bench.Framework("y", "a/y");
            bench.Framework("z", "b");
            bench.Takers(8).ShouldBe(takers);
        }
    }

    [Fact]
    public void frameworks_of_a_role_that_has_roles_under_it_compete_with_those()
    {
        _bench.Framework("x", "a/x");
        _bench.Framework("p", "a");
        _bench.Framework("q", "a");
        _bench.Framework("z", "b");
        _bench.Takers(8).ShouldBe("pzxzqzxz", "p and q together against x, and all three against z");
    }

    [Fact]
    public void weights_count_on_each_level()
    {
        _bench.Allocator.SetWeight("a/x", 2).ShouldBeNull();
        _bench.Framework("x", "a/x");
        _bench.Framework("y", "a/y");
        _bench.Takers(6).ShouldBe("xyxyxx");
    }

    [Fact]
    public void what_a_framework_that_left_the_order_holds_still_counts_for_the_role_above()
    {
        _bench.Framework("x", "a/x");
        _bench.Framework("y", "a/y");
        _bench.Framework("z", "b");
        _bench.Takers(1).ShouldBe("x");
        _bench.Allocator.Suppress(AllocatorBench.Id("x"));
        _bench.Takers(3).ShouldBe("zyz");
    }

    [Fact]
    public void what_is_reserved_for_a_role_goes_to_roles_under_it_in_111()
    {
        _bench.Framework("x", "a/x");
        _bench.Framework("p", "ab");
        _bench.Slave("cpus(a):2;mem(a):64");
        _bench.Round().ShouldBe(["x gets S1 cpus(a):2;mem(a):64"]);
        _bench.Slave("cpus(a/x/deep):2");
        _bench.Round().ShouldBeEmpty("what is reserved for a role below is not its own");

        var old = new AllocatorBench(SemanticsProfile.V023);
        old.Framework("x", "a/x");
        old.Slave("cpus(a):2;cpus(a/x):1");
        old.Round().ShouldBe(["x gets S1 cpus(a/x):1"]);
    }

    [Fact]
    public void shares_within_a_role_are_parts_of_what_the_role_holds_in_023_and_of_the_cluster_in_111()
    {
        // f has 4 of the role's 5 cpus and g 3 of its 4 GB; of the cluster f has 10% of the memory and g 30%.
        foreach (var (semantics, taker) in new[] { (SemanticsProfile.V023, "g"), (SemanticsProfile.V111, "f") })
        {
            var bench = new AllocatorBench(semantics);
            bench.Framework("f", "a");
            bench.Framework("g", "a");
            bench.Allocator.AddSlave(new("S"), AllocatorBench.Info(new("S")), AllocatorBench.Free("cpus:99;mem:9216"),
            [
                new Usage(AllocatorBench.Id("f"), null, AllocatorBench.Free("cpus:4;mem:1024")),
                new Usage(AllocatorBench.Id("g"), null, AllocatorBench.Free("cpus:1;mem:3072")),
            ]);
            bench.Round().ShouldHaveSingleItem().Split(' ')[0].ShouldBe(taker);
        }
    }
}
