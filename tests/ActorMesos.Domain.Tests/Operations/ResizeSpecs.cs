namespace ActorMesos.Domain.Tests.Offering;

using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tests.Algebra;
using static Situation;

public sealed class ResizeSpecs
{
    private static readonly Resource More = Reserved.WithAmount(Scalar.FromWhole(50));

    [Fact]
    public void grows_a_volume_by_reserved_disk()
    {
        var grow = new GrowVolume(Volume, More);
        grow.Validate(New).ShouldBeNull();
        grow.Apply(Resources.Of(Volume, Reserved)).Value.ShouldEqual(Resources.Of(Volume.WithAmount(Scalar.FromWhole(150)), More));
    }

    [Fact]
    public void shrinks_a_volume_and_leaves_the_rest_reserved()
    {
        var shrink = new ShrinkVolume(Volume, Scalar.FromWhole(40));
        shrink.Validate(New).ShouldBeNull();
        shrink.Apply(Resources.Of(Volume)).Value.ShouldEqual(
            Resources.Of(Volume.WithAmount(Scalar.FromWhole(60)), Reserved.WithAmount(Scalar.FromWhole(40))));
    }

    [Fact]
    public void withholds_what_they_make_from_the_rest_of_the_accept()
    {
        new GrowVolume(Volume, More).IsSpeculative.ShouldBeFalse();
        new ShrinkVolume(Volume, Scalar.FromWhole(1)).IsSpeculative.ShouldBeFalse();
        new Create([Volume]).IsSpeculative.ShouldBeTrue();
    }

    [Fact]
    public void refuses_to_grow_by_nothing() =>
        new GrowVolume(Volume, More.WithAmount(Scalar.Zero)).Validate(New).ShouldBeRefusedBy("grow-by-something");

    [Fact]
    public void refuses_to_grow_by_disk_of_another_kind()
    {
        var mount = Reserved.OnDisk(DiskSourceType.Mount, "/mnt/1");
        new GrowVolume(Volume, Static).Validate(New).ShouldBeRefusedBy("grow-by-same-disk");
        new GrowVolume(Volume, Reserved.OnDisk(DiskSourceType.Path, "/a")).Validate(New).ShouldBeRefusedBy("grow-by-same-disk");
        new GrowVolume(mount.WithVolume("v1", "data"), mount).Validate(New).ShouldBeRefusedBy("grow-by-same-disk");
    }

    [Fact]
    public void refuses_what_is_no_volume()
    {
        new GrowVolume(Reserved, More).Validate(New).ShouldBeRefusedBy("volume-needs-id");
        new ShrinkVolume(Reserved, Scalar.FromWhole(1)).Validate(New).ShouldBeRefusedBy("volume-needs-id");
    }

    [Fact]
    public void refuses_shared_volumes()
    {
        var shared = Volume with { Shared = true };
        new GrowVolume(shared, More).Validate(New).ShouldBeRefusedBy("resize-not-shared");
        new ShrinkVolume(shared, Scalar.FromWhole(1)).Validate(New).ShouldBeRefusedBy("resize-not-shared");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(100)]
    [InlineData(101)]
    public void refuses_to_shrink_by_nothing_or_to_nothing(long amount) =>
        new ShrinkVolume(Volume, Scalar.FromWhole(amount)).Validate(New).ShouldBeRefusedBy("shrink-by-a-part");

    [Fact]
    public void refuses_to_shrink_a_mounted_disk() =>
        new ShrinkVolume(Reserved.OnDisk(DiskSourceType.Mount, "/mnt/1").WithVolume("v1", "data"), Scalar.FromWhole(1))
            .Validate(New).ShouldBeRefusedBy("shrink-no-mount");

    [Fact]
    public void refuses_what_the_offer_does_not_hold() =>
        new GrowVolume(Volume, More).Apply(Resources.Of(Volume)).Refusal.ShouldBeRefusedBy("not-enough-resources");
}
