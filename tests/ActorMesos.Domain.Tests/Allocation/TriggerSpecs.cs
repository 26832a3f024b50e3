namespace ActorMesos.Domain.Tests.Sharing;

using ActorMesos.Domain.Semantics;

/// <summary>What causes a run at once, over which slaves, and in which order they are looked at.</summary>
public sealed class TriggerSpecs
{
    private readonly AllocatorBench _bench = new(SemanticsProfile.V111);

    [Fact]
    public void a_slave_that_comes_or_changes_causes_a_run_over_itself()
    {
        _bench.Framework("f", "a");
        _bench.Slave("cpus:1");
        _bench.Triggered().Count.ShouldBe(1);
        _bench.GiveBack("f", "S1");
        _bench.Slave("cpus:2");
        _bench.Triggered().ShouldBe(["f gets S2 cpus:2"], "S1 waits for the next interval");
        _bench.Allocator.UpdateSlave(new("S2"), AllocatorBench.Free("cpus:2;mem:64"));
        _bench.Triggered().ShouldBe(["f gets S2 mem:64"]);
        _bench.Round().ShouldBe(["f gets S1 cpus:1"]);
    }

    [Fact]
    public void a_framework_that_comes_back_or_revives_causes_a_run_over_all()
    {
        _bench.Slave("cpus:1");
        _bench.Slave("cpus:1");
        _bench.Triggered().ShouldBeEmpty();
        _bench.Framework("f", "a");
        _bench.Triggered().Count.ShouldBe(2);
        _bench.GiveBack("f", "S1", until: 100);
        _bench.GiveBack("f", "S2", until: 100);
        _bench.Triggered().ShouldBeEmpty();
        _bench.Allocator.Revive(AllocatorBench.Id("f"));
        _bench.Triggered().Count.ShouldBe(2);
        _bench.GiveBack("f", "S1");
        _bench.Allocator.SetFrameworkActive(AllocatorBench.Id("f"), active: true);
        _bench.Triggered().ShouldBe(["f gets S1 cpus:1"]);
    }

    [Fact]
    public void nothing_else_causes_a_run()
    {
        _bench.Framework("f", "a");
        _bench.Framework("g", "b");
        _bench.Slave("cpus:1");
        _bench.Round().ShouldBe(["f gets S1 cpus:1"]);
        _bench.GiveBack("f", "S1");
        _bench.Allocator.Suppress(AllocatorBench.Id("f"));
        _bench.Allocator.SetWeight("b", 2).ShouldBeNull();
        _bench.Allocator.SetQuota("b", AllocatorBench.Free("cpus:1"), AllocatorBench.Free("")).ShouldBeNull();
        _bench.Allocator.RemoveQuota("b").ShouldBeNull();
        _bench.Allocator.SetFrameworkActive(AllocatorBench.Id("f"), active: false);
        _bench.Triggered().ShouldBeEmpty();
        _bench.Round().ShouldBe(["g gets S1 cpus:1"]);
    }

    [Fact]
    public void the_order_of_slaves_is_the_seeds_and_another_in_each_run()
    {
        Order(seed: 1).ShouldBe(Order(seed: 1));
        Order(seed: 1).ShouldNotBe(Order(seed: 2));
        var runs = Order(seed: 1).Chunk(20).ToList();
        runs[0].ShouldNotBe(runs[1]);
        runs[0].ShouldBe(runs[1], ignoreOrder: true);
    }

    private static List<string> Order(ulong seed)
    {
        var bench = new AllocatorBench(SemanticsProfile.V111, settings => settings with { Seed = seed });
        bench.Framework("f", "a");
        for (var i = 0; i < 20; i++)
        {
            bench.Slave("cpus:1");
        }

        var order = bench.Allocator.Allocate(default);
        order.ForEach(one => bench.Allocator.Recover(one.FrameworkId, one.SlaveId, one.Resources));
        order.AddRange(bench.Allocator.Allocate(default));
        order.Count.ShouldBe(40);
        return [.. order.Select(one => one.SlaveId.Value)];
    }
}
