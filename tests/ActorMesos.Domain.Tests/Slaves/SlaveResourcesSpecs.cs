namespace ActorMesos.Domain.Tests.Serving;

using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Tests.Algebra;

/// <summary>What a slave makes of its disk when it starts again with the same resources, or with others.</summary>
public sealed class SlaveResourcesSpecs
{
    private static readonly Resource Disk = Resource.Scalar("disk", Scalar.FromWhole(100));
    private static readonly Resource Static = Resource.Scalar("disk", Scalar.FromWhole(100), "eng");
    private static readonly Resource Reserved = Disk.WithDynamicReservation("eng", "p");

    private static Resource Half(Resource resource) => resource.WithAmount(Scalar.FromWhole(50));

    private static string Total(Resources configured, params Resource[] checkpointed)
    {
        var total = SlaveResources.Total(configured, Resources.Of(checkpointed));
        return total.Refusal?.Rule ?? total.Value.ToString();
    }

    [Theory]
    [InlineData("cpus:8;mem:4096", "cpus(eng, p):8;mem(eng, p):2048;mem:2048")]
    [InlineData("cpus:12;mem:2048", "cpus(eng, p):8;cpus:4;mem(eng, p):2048")]
    [InlineData("cpus:8;mem:2048;ports:[1-2]", "cpus(eng, p):8;mem(eng, p):2048;ports:[1-2]")]
    [InlineData("cpus:4;mem:2048", "checkpoint-fits-resources")]
    [InlineData("cpus:8", "checkpoint-fits-resources")]
    [InlineData("cpus(eng):8;mem:4096", "checkpoint-fits-resources")]
    public void may_grow_or_lose_what_is_not_reserved_but_not_what_is(string configured, string total) => Total(
        ResourceText.Parse(configured).Value,
        Resource.Scalar("cpus", Scalar.FromWhole(8)).WithDynamicReservation("eng", "p"),
        Resource.Scalar("mem", Scalar.FromWhole(2048)).WithDynamicReservation("eng", "p")).ShouldBe(total);

    [Fact]
    public void keeps_the_role_of_disk_on_which_a_volume_was_made()
    {
        Total(Resources.Of(Static), Half(Static).WithVolume("v", "data")).ShouldBe("disk(eng):50;disk(eng)[v:data]:50");
        Total(Resources.Of(Disk), Half(Static).WithVolume("v", "data")).ShouldBe("checkpoint-fits-resources");
        Total(Resources.Of(Disk.WithAmount(Scalar.FromWhole(100)), Half(Static)), Half(Static).WithVolume("v", "data"))
            .ShouldBe("disk(eng)[v:data]:50;disk:100");
    }

    [Fact]
    public void takes_what_several_were_made_of_from_one_amount()
    {
        var (volume, shared) = (Half(Reserved).WithVolume("v", "data"), Half(Reserved).WithVolume("w", "data") with { Shared = true });
        Total(Resources.Of(Disk), volume, shared).ShouldBe("disk(eng, p)[v:data]:50;disk(eng, p)[w:data]<SHARED:1>:50");
        Total(Resources.Of(Disk), volume, shared, Resource.Scalar("disk", new Scalar(1)).WithDynamicReservation("ops", "p"))
            .ShouldBe("checkpoint-fits-resources");
    }

    [Fact]
    public void strips_a_stack_down_to_its_static_base()
    {
        var refined = Reservation.Dynamic("eng/db", "p");
        Total(Resources.Of(Static), Half(Static.PushReservation(refined))).ShouldBe("disk(eng)(eng/db, p):50;disk(eng):50");
        Total(Resources.Of(Disk), Half(Reserved.PushReservation(refined)).WithVolume("v", "data")).ShouldBe("disk(eng, p)(eng/db, p)[v:data]:50;disk:50");
        Total(Resources.Of(Disk), Half(Static.PushReservation(refined))).ShouldBe("checkpoint-fits-resources");
    }

    [Fact]
    public void finds_a_disk_again_by_its_source()
    {
        var path = Disk.OnDisk(DiskSourceType.Path, "/a");
        Total(Resources.Of(path), Half(path.WithDynamicReservation("eng", "p")).WithVolume("v", "data")).ShouldBe("disk(eng, p)[PATH:/a,v:data]:50;disk[PATH:/a]:50");
        Total(Resources.Of(Disk), Half(path.WithDynamicReservation("eng", "p"))).ShouldBe("checkpoint-fits-resources");
        Total(Resources.Of(Disk.OnDisk(DiskSourceType.Path, "/b")), Half(path.WithDynamicReservation("eng", "p"))).ShouldBe("checkpoint-fits-resources");
    }

    [Fact]
    public void needs_a_mounted_disk_in_its_whole_size()
    {
        var mount = Disk.OnDisk(DiskSourceType.Mount, "/m");
        var volume = mount.WithDynamicReservation("eng", "p").WithVolume("v", "data");
        Total(Resources.Of(mount), volume).ShouldBe("disk(eng, p)[MOUNT:/m,v:data]:100");
        Total(Resources.Of(mount.WithAmount(Scalar.FromWhole(200))), volume).ShouldBe("checkpoint-fits-resources");
    }

    [Fact]
    public void refuses_what_has_no_business_on_its_disk() => Total(Resources.Of(Disk, Static), Static).ShouldBe("checkpoint-reserved-or-volume");

    [Fact]
    public void is_what_it_was_configured_with_when_nothing_was_kept() =>
        SlaveResources.Total(Resources.Of(Disk, Static), Resources.Empty).Value.ShouldEqual(Resources.Of(Disk, Static));

    [Fact]
    public void names_what_does_not_fit() => SlaveResources.Total(Resources.Of(Half(Disk)), Resources.Of(Reserved)).Refusal.ShouldNotBeNull().Reason
        .ShouldBe("the slave's disk holds disk(eng, p):100, which was made of disk:100, but the slave is configured with 'disk:50'; give it back what it had");
}
