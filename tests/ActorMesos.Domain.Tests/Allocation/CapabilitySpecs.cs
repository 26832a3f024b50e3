namespace ActorMesos.Domain.Tests.Sharing;

using ActorMesos.Domain.Allocation;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;

/// <summary>What is offered only to frameworks that understand it.</summary>
public sealed class CapabilitySpecs
{
    private static readonly Resource Revocable = Resource.Scalar("cpus", Scalar.FromWhole(2)) with { Revocable = true };

    private static readonly Resource SharedVolume =
        Resource.Scalar("disk", Scalar.FromWhole(10)).WithDynamicReservation("a", "p").WithVolume("v", "data") with { Shared = true };

    private static readonly Resource Refined = Resource.Scalar("mem", Scalar.FromWhole(64)).WithDynamicReservation("a", "p")
        .PushReservation(Reservation.Dynamic("a/x", "p"));

    [Fact]
    public void revocable_resources_go_to_those_who_can_lose_them_in_every_release()
    {
        foreach (var semantics in SemanticsProfile.All)
        {
            var bench = new AllocatorBench(semantics);
            bench.Framework("f", "a");
            bench.Framework("g", "a", FrameworkCapabilities.RevocableResources);
            bench.Slave(AllocatorBench.Free("cpus:1") + Revocable);
            bench.Round().ShouldBe(["f gets S1 cpus:1", "g gets S1 cpus{REV}:2"]);
        }
    }

    [Fact]
    public void a_slave_with_gpus_goes_to_those_who_use_them_unless_the_operator_says_otherwise()
    {
        foreach (var filter in (bool[])[true, false])
        {
            var bench = new AllocatorBench(SemanticsProfile.V111, settings => settings with { FilterGpus = filter });
            bench.Framework("f", "a");
            bench.Framework("g", "a", FrameworkCapabilities.GpuResources);
            bench.Slave("cpus:1;gpus:1");
            bench.Round().ShouldBe([filter ? "g gets S1 cpus:1;gpus:1" : "f gets S1 cpus:1;gpus:1"]);
        }

        var old = new AllocatorBench(SemanticsProfile.V023);
        old.Framework("f", "a");
        old.Slave("cpus:1;gpus:1");
        old.Round().Count.ShouldBe(1, "0.23 does not know what gpus are");
    }

    [Fact]
    public void shared_volumes_go_to_those_who_share_and_to_one_at_a_time()
    {
        var bench = new AllocatorBench(SemanticsProfile.V111, settings => settings with { MinimumOffer = MinimumOffer.Of([AllocatorBench.Free("disk:1")]) });
        bench.Framework("f", "a");
        bench.Slave(Resources.Of(SharedVolume));
        bench.Round().ShouldBeEmpty();
        bench.Framework("g", "a", FrameworkCapabilities.SharedResources);
        bench.Framework("h", "a", FrameworkCapabilities.SharedResources);
        bench.Allocator.Allocate(default).ShouldHaveSingleItem().FrameworkId.Value.ShouldBe("g");
        bench.Round().ShouldBeEmpty();
    }

    [Fact]
    public void a_shared_volume_that_is_used_is_offered_to_others_with_the_next_cpus()
    {
        var bench = new AllocatorBench(SemanticsProfile.V111);
        bench.Framework("g", "a", FrameworkCapabilities.SharedResources);
        var slave = bench.Slave(Resources.Of(SharedVolume) + AllocatorBench.Free("cpus:2"));
        var given = bench.Allocator.Allocate(default).ShouldHaveSingleItem();
        given.Resources.CountOf(SharedVolume).ShouldBe(1);
        bench.Allocator.Recover(given.FrameworkId, slave, AllocatorBench.Free("cpus:1"));
        bench.Framework("h", "a", FrameworkCapabilities.SharedResources);
        var others = bench.Allocator.Allocate(default).ShouldHaveSingleItem();
        others.FrameworkId.Value.ShouldBe("h");
        others.Resources.CountOf(SharedVolume).ShouldBe(1);
    }

    [Fact]
    public void refined_reservations_go_to_those_who_understand_them()
    {
        var bench = new AllocatorBench(SemanticsProfile.V111);
        bench.Framework("f", "a/x");
        bench.Slave(Resources.Of(Refined));
        bench.Round().ShouldBeEmpty();
        bench.Framework("g", "a/x", FrameworkCapabilities.ReservationRefinement);
        bench.Allocator.Allocate(default).ShouldHaveSingleItem().FrameworkId.Value.ShouldBe("g");
    }

    [Fact]
    public void a_framework_may_say_what_is_worth_an_offer_to_it_in_111()
    {
        foreach (var semantics in SemanticsProfile.All)
        {
            var bench = new AllocatorBench(semantics);
            var choosy = AllocatorBench.Info("f", "a") with { Wishes = AllocatorBench.Wish("a", MinimumOffer.Of([AllocatorBench.Free("cpus:4")])) };
            bench.Allocator.AddFramework(AllocatorBench.Id("f"), choosy);
            bench.Framework("g", "a");
            bench.Takers(2, "cpus:2").ShouldBe(semantics.FrameworksHaveWishes ? "gg" : "fg");
            bench.Takers(1, "cpus:4").ShouldBe("f");
            bench.Allocator.RemoveFramework(AllocatorBench.Id("f"));
            bench.Takers(1, "cpus:2").ShouldBe("g");
        }
    }
}
