namespace ActorMesos.Domain.Tests.Sharing;

using ActorMesos.Domain.Allocation;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Time;

/// <summary>Who is offered what, in exact sequences.</summary>
public sealed class DrfSpecs
{
    private readonly AllocatorBench _bench = new();

    private HierarchicalAllocator Allocator => _bench.Allocator;

    [Fact]
    public void a_slave_goes_whole_to_who_has_least()
    {
        Framework("f", "a");
        Framework("g", "b");
        Slave("cpus:4;mem:4096");
        Round().ShouldBe(["f gets S1 cpus:4;mem:4096"]);
        Slave("cpus:4;mem:4096");
        Round().ShouldBe(["g gets S2 cpus:4;mem:4096"]);
        Slave("cpus:1;mem:512");
        Round().ShouldBe(["f gets S3 cpus:1;mem:512"], "equal shares, equally often: by name");
        Slave("cpus:4;mem:4096");
        Round().ShouldBe(["g gets S4 cpus:4;mem:4096"]);
    }

    [Fact]
    public void what_counts_is_the_resource_of_which_somebody_has_most()
    {
        // Of 18 cpus and 18432 of memory f has 50% of the cpus, g 67% of the memory.
        Framework("f", "a");
        Slave("cpus:9;mem:1024");
        Round().ShouldBe(["f gets S1 cpus:9;mem:1024"]);
        Framework("g", "b");
        Slave("cpus:3;mem:12288");
        Round().ShouldBe(["g gets S2 cpus:3;mem:12288"]);
        Slave("cpus:6;mem:5120");
        Round().ShouldBe(["f gets S3 cpus:6;mem:5120"]);
    }

    [Fact]
    public void frameworks_of_one_role_share_what_the_role_gets()
    {
        Framework("f1", "a");
        Framework("f2", "a");
        Framework("g", "b");
        var takers = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            Slave("cpus:1;mem:1024");
            takers.AddRange(Round().Select(line => line.Split(' ')[0]));
        }

        takers.ShouldBe(["f1", "g", "f2", "g"]);
    }

    [Fact]
    public void who_was_given_something_less_often_goes_first_at_equal_shares()
    {
        Framework("f", "a");
        Framework("g", "b");
        var slave = Slave("cpus:4;mem:4096");
        Round().ShouldBe(["f gets S1 cpus:4;mem:4096"]);
        Allocator.Recover(new FrameworkId("f"), slave, Free("cpus:4;mem:4096"));
        Round().ShouldBe(["g gets S1 cpus:4;mem:4096"]);
        Allocator.Recover(new FrameworkId("g"), slave, Free("cpus:4;mem:4096"));
        Round().ShouldBe(["f gets S1 cpus:4;mem:4096"]);
    }

    [Fact]
    public void a_reservation_goes_to_its_role_alone_and_the_rest_to_the_first()
    {
        Framework("f", "a");
        Framework("g", "b");
        Slave("cpus:4;mem:4096;mem(b):512;mem(c):512");
        Round().ShouldBe(["f gets S1 cpus:4;mem:4096", "g gets S1 mem(b):512"]);
    }

    [Fact]
    public void reserved_resources_count_in_a_roles_share_where_the_release_says_so()
    {
        foreach (var semantics in SemanticsProfile.All)
        {
            var bench = new AllocatorBench(semantics);
            bench.Framework("f", "a");
            bench.Slave("cpus(a):4;mem(a):4096");
            bench.Round().ShouldBe(["f gets S1 cpus(a):4;mem(a):4096"]);
            bench.Framework("g", "b");
            bench.Takers(2).ShouldBe(semantics.ReservedCountsInShare ? "gg" : "gf");
        }
    }

    [Theory]
    [InlineData("cpus:0.009;mem:31;disk:1000", false)]
    [InlineData("cpus:0.01", true)]
    [InlineData("mem:32", true)]
    [InlineData("mem:16;mem(a):16", true)]
    public void less_than_the_minimum_is_not_offered(string resources, bool offered)
    {
        Framework("f", "a");
        Slave(resources);
        Round().Count.ShouldBe(offered ? 1 : 0);
    }

    [Fact]
    public void alternatives_of_the_minimum_are_sets_of_amounts()
    {
        var minimum = MinimumOffer.Of([Free("cpus:1;mem:100"), Free("disk:10")]);
        minimum.Allows(Free("cpus:8")).ShouldBeFalse();
        minimum.Allows(Free("cpus:1;mem:100")).ShouldBeTrue();
        minimum.Allows(Free("disk:10")).ShouldBeTrue();
        minimum.Allows(Resources.Empty).ShouldBeFalse();
    }

    [Fact]
    public void what_one_refused_goes_to_another_and_comes_back_when_the_filter_expires()
    {
        Framework("f", "a");
        Framework("g", "b");
        var slave = Slave("cpus:4");
        Round(0).ShouldBe(["f gets S1 cpus:4"]);
        Allocator.Recover(new FrameworkId("f"), slave, Free("cpus:4"), At(10));
        Round(1).ShouldBe(["g gets S1 cpus:4"]);
        Allocator.Recover(new FrameworkId("g"), slave, Free("cpus:4"), At(5));
        Round(4.999).ShouldBeEmpty();
        Round(5).ShouldBe(["g gets S1 cpus:4"]);
        Allocator.Recover(new FrameworkId("g"), slave, Free("cpus:4"), At(100));
        Round(10).ShouldBe(["f gets S1 cpus:4"]);
    }

    [Fact]
    public void filters_go_with_a_revive_and_with_the_connection()
    {
        Framework("f", "a");
        var slave = Slave("cpus:4");
        Round().Count.ShouldBe(1);
        Allocator.Recover(new FrameworkId("f"), slave, Free("cpus:4"), At(1000));
        Round().ShouldBeEmpty();
        Allocator.Revive(new FrameworkId("f"));
        Round().Count.ShouldBe(1);
        Allocator.Recover(new FrameworkId("f"), slave, Free("cpus:4"), At(1000));
        Allocator.SetFrameworkActive(new FrameworkId("f"), active: false);
        Round().ShouldBeEmpty();
        Allocator.SetFrameworkActive(new FrameworkId("f"), active: true);
        Round().Count.ShouldBe(1);
    }

    [Fact]
    public void a_slave_that_is_not_active_is_not_offered()
    {
        Framework("f", "a");
        var slave = Slave("cpus:4");
        Allocator.SetSlaveActive(slave, active: false);
        Round().ShouldBeEmpty();
        Allocator.SetSlaveActive(slave, active: true);
        Round().Count.ShouldBe(1);
    }

    [Fact]
    public void a_slave_that_is_gone_is_not_offered_and_no_longer_counts_in_shares()
    {
        Framework("f", "a");
        Framework("g", "b");
        var gone = Slave("cpus:100");
        Allocator.RemoveSlave(gone);
        Slave("cpus:4");
        Round().ShouldBe(["f gets S2 cpus:4"]);
        Allocator.Recover(new FrameworkId("f"), gone, Free("cpus:100"));
        Round().ShouldBeEmpty();
    }

    [Fact]
    public void what_tasks_use_already_counts_and_is_not_offered()
    {
        Framework("f", "a");
        Framework("g", "b");
        Allocator.AddSlave(new SlaveId("S0"), AllocatorBench.Info(new("S0")), Free("cpus:4"), [new Usage(new FrameworkId("f"), null, Free("cpus:3"))]);
        Round().ShouldBe(["g gets S0 cpus:1"]);
    }

    [Fact]
    public void a_role_that_reserved_and_gave_all_back_has_no_share_left()
    {
        Framework("f", "a");
        Framework("g", "b");
        var slave = Slave("cpus:4");
        Round().ShouldBe(["f gets S1 cpus:4"]);
        var reserved = Resources.Of(Resource.Scalar("cpus", Scalar.FromWhole(4)).WithDynamicReservation("a", "p"));
        Allocator.Convert(slave, reserved);
        Allocator.Recharge(new FrameworkId("f"), Free("cpus:4"), reserved);
        Allocator.Recover(new FrameworkId("f"), slave, reserved, At(1000));
        var other = Slave("cpus:1");
        Round().ShouldBe(["g gets S2 cpus:1"], "given less often");
        Allocator.Recover(new FrameworkId("g"), other, Free("cpus:1"));
        Round().ShouldBe(["f gets S2 cpus:1"], "both have nothing, and were given something equally often");
    }

    [Fact]
    public void slaves_that_did_not_change_are_not_looked_at_again()
    {
        Framework("f", "a");
        for (var i = 0; i < 1000; i++)
        {
            Slave("cpus:4;mem:4096");
        }

        Round().Count.ShouldBe(1000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            Allocator.Allocate(Instant.Start);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(100_000);
    }

    private static Resources Free(string text) => AllocatorBench.Free(text);

    private static Instant At(double seconds) => AllocatorBench.At(seconds);

    private void Framework(string id, string role) => _bench.Framework(id, role);

    private SlaveId Slave(string resources) => _bench.Slave(resources);

    private List<string> Round(double seconds = 0) => _bench.Round(seconds);
}
