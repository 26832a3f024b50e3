namespace ActorMesos.Domain.Tests.Sharing;

using ActorMesos.Domain.Semantics;

/// <summary>What was refused, by whom, and how long that lasts.</summary>
public sealed class FilterSpecs
{
    private readonly AllocatorBench _bench = new(SemanticsProfile.V111);

    [Fact]
    public void a_filter_ends_before_the_run_of_its_last_instant_in_023_and_after_it_in_111()
    {
        foreach (var semantics in SemanticsProfile.All)
        {
            var bench = new AllocatorBench(semantics);
            bench.Framework("f", "a");
            bench.Slave("cpus:4");
            bench.Round(0).Count.ShouldBe(1);
            bench.GiveBack("f", "S1", until: 5);
            bench.Round(4.9999999).ShouldBeEmpty();
            bench.Round(5).Count.ShouldBe(semantics.FiltersOutliveARun ? 0 : 1);
            bench.Round(5.0000001).Count.ShouldBe(semantics.FiltersOutliveARun ? 1 : 0);
        }
    }

    [Fact]
    public void more_than_was_refused_is_offered_and_less_is_not()
    {
        _bench.Framework("f", "a");
        var slave = _bench.Slave("cpus:4;mem:1024");
        _bench.Round().Count.ShouldBe(1);
        _bench.Allocator.Recover(AllocatorBench.Id("f"), slave, AllocatorBench.Free("cpus:2;mem:512"), AllocatorBench.At(100));
        _bench.Round().ShouldBeEmpty();
        _bench.Allocator.Recover(AllocatorBench.Id("f"), slave, AllocatorBench.Free("cpus:1"));
        _bench.Round().ShouldBe(["f gets S1 cpus:3;mem:512"]);
        _bench.Allocator.Recover(AllocatorBench.Id("f"), slave, AllocatorBench.Free("cpus:3;mem:512"), AllocatorBench.At(50));
        _bench.Round().ShouldBeEmpty();
        _bench.Round(50.1).ShouldBe(["f gets S1 cpus:3;mem:512"], "only the lesser refusal is left, and there is more");
    }

    [Fact]
    public void a_filter_is_of_one_slave_and_one_role()
    {
        _bench.Framework("f", "a,b");
        _bench.Slave("cpus:4");
        _bench.Round();
        _bench.GiveBack("f", "S1", until: 100);
        _bench.Allocator.Allocate(default).ShouldHaveSingleItem().Role.ShouldBe("b", "refused in role a");
        _bench.Slave("cpus:4");
        _bench.Allocator.Allocate(default).ShouldHaveSingleItem().Role.ShouldBe("a");
    }

    [Fact]
    public void the_filter_that_ends_last_counts_where_the_same_was_refused_twice()
    {
        _bench.Framework("f", "a");
        var slave = _bench.Slave("cpus:4");
        _bench.Round().Count.ShouldBe(1);
        _bench.Allocator.Recover(AllocatorBench.Id("f"), slave, AllocatorBench.Free("cpus:2"), AllocatorBench.At(20));
        _bench.Allocator.Recover(AllocatorBench.Id("f"), slave, AllocatorBench.Free("cpus:2"), AllocatorBench.At(10));
        _bench.Round(10.5).ShouldBe(["f gets S1 cpus:4"], "all of it is more than either half");
        _bench.Allocator.Recover(AllocatorBench.Id("f"), slave, AllocatorBench.Free("cpus:2"));
        _bench.Round(19.9).ShouldBeEmpty();
        _bench.Round(20.1).ShouldBe(["f gets S1 cpus:2"]);
    }

    [Fact]
    public void what_all_but_one_of_a_thousand_refused_goes_to_that_one()
    {
        for (var i = 0; i < 1000; i++)
        {
            _bench.Framework($"f{i:D3}", "a");
        }

        _bench.Slave("cpus:4");
        var takers = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 1000; i++)
        {
            var taker = _bench.Round().ShouldHaveSingleItem().Split(' ')[0];
            takers.Add(taker).ShouldBeTrue($"{taker} has refused");
            _bench.GiveBack(taker, "S1", until: 1e6);
        }

        _bench.Round().ShouldBeEmpty();
        _bench.Allocator.Filters.ShouldBe(1000);
        _bench.Allocator.Revive(AllocatorBench.Id("f777"));
        _bench.Allocator.Filters.ShouldBe(999);
        _bench.Round().ShouldBe(["f777 gets S1 cpus:4"]);
    }

    [Fact]
    public void filters_go_with_their_framework_and_its_place_can_be_taken()
    {
        _bench.Framework("f", "a");
        _bench.Slave("cpus:4");
        _bench.Round();
        _bench.GiveBack("f", "S1", until: 100);
        _bench.Allocator.RemoveFramework(AllocatorBench.Id("f"));
        _bench.Allocator.Filters.ShouldBe(0);
        _bench.Framework("g", "a");
        _bench.Round().ShouldBe(["g gets S1 cpus:4"]);
    }
}
