namespace ActorMesos.Domain.Tests.Sharing;

using ActorMesos.Domain.Semantics;

/// <summary>Frameworks that want no offers, in some or all of their roles.</summary>
public sealed class SuppressionSpecs
{
    private readonly AllocatorBench _bench = new(SemanticsProfile.V111);

    [Fact]
    public void a_role_that_is_suppressed_is_offered_nothing_until_it_is_revived()
    {
        _bench.Framework("f", "a,b");
        _bench.Allocator.Suppress(AllocatorBench.Id("f"), ["a"]);
        _bench.Slave("cpus:1;cpus(a):1;cpus(b):1");
        _bench.Round().ShouldBe(["f gets S1 cpus(b):1;cpus:1"]);
        _bench.Allocator.Revive(AllocatorBench.Id("f"), ["b"]);
        _bench.Round().ShouldBeEmpty();
        _bench.Allocator.Revive(AllocatorBench.Id("f"), ["a"]);
        _bench.Round().ShouldBe(["f gets S1 cpus(a):1"]);
    }

    [Fact]
    public void suppressing_keeps_filters_and_reviving_a_role_takes_back_only_its_own()
    {
        _bench.Framework("f", "a,b");
        _bench.Slave("cpus:4;cpus(a):1;cpus(b):1");
        _bench.Round().Count.ShouldBe(2);
        _bench.GiveBack("f", "S1", until: 100);
        _bench.Allocator.Suppress(AllocatorBench.Id("f"));
        _bench.Allocator.Filters.ShouldBe(2);
        _bench.Allocator.Revive(AllocatorBench.Id("f"), ["b"]);
        _bench.Allocator.Filters.ShouldBe(1);
        _bench.Round().ShouldBe(["f gets S1 cpus(b):1;cpus:4"]);
    }

    [Fact]
    public void suppression_outlives_the_connection_but_not_a_new_subscription()
    {
        _bench.Framework("f", "a");
        _bench.Allocator.Suppress(AllocatorBench.Id("f"));
        _bench.Slave("cpus:4");
        _bench.Allocator.SetFrameworkActive(AllocatorBench.Id("f"), active: false);
        _bench.Allocator.SetFrameworkActive(AllocatorBench.Id("f"), active: true);
        _bench.Round().ShouldBeEmpty();
        _bench.Allocator.UpdateFramework(AllocatorBench.Id("f"), AllocatorBench.Info("f", "a"));
        _bench.Round().Count.ShouldBe(1);
    }

    [Fact]
    public void a_role_that_a_framework_gives_up_is_offered_nothing_and_its_filters_go()
    {
        _bench.Framework("f", "a,b");
        _bench.Slave("cpus(a):1;cpus(b):1");
        _bench.Round().Count.ShouldBe(2);
        _bench.GiveBack("f", "S1", until: 100);
        _bench.Allocator.UpdateFramework(AllocatorBench.Id("f"), AllocatorBench.Info("f", "b"));
        _bench.Allocator.Filters.ShouldBe(1);
        _bench.Round(101).ShouldBe(["f gets S1 cpus(b):1"]);
    }
}
