namespace ActorMesos.Domain.Tests.Offering;

using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tests.Algebra;
using static Situation;

public sealed class DestroySpecs
{
    private static readonly OperationContext Known = Old with { Checkpointed = Resources.Of(Volume) };

    [Fact]
    public void leaves_the_disk_reserved()
    {
        new Destroy([Volume]).Validate(Known).ShouldBeNull();
        new Destroy([Volume]).Apply(Resources.Of(Volume)).Value.ShouldEqual(Resources.Of(Reserved));
    }

    [Fact]
    public void keeps_the_source_of_the_disk()
    {
        var mount = Reserved.OnDisk(DiskSourceType.Mount, "/mnt/1");
        var volume = mount.WithVolume("v1", "data");
        new Destroy([volume]).Apply(Resources.Of(volume)).Value.ShouldEqual(Resources.Of(mount));
    }

    [Fact]
    public void asks_neither_for_the_path_nor_for_the_creator()
    {
        var renamed = new Destroy([Reserved.WithVolume("v1", "elsewhere")]);
        renamed.Validate(Known).ShouldBeNull();
        renamed.Apply(Resources.Of(Volume)).Value.ShouldEqual(Resources.Of(Reserved));
    }

    [Fact]
    public void refuses_a_volume_that_the_slave_does_not_have()
    {
        new Destroy([Volume]).Validate(Old).ShouldBeRefusedBy("volume-not-found");
        new Destroy([Volume.WithAmount(Scalar.FromWhole(99))]).Validate(Known).ShouldBeRefusedBy("volume-not-found");
        new Destroy([Volume.WithDynamicReservation("hdfs", "q")]).Validate(Known).ShouldBeRefusedBy("volume-not-found");
    }

    [Fact]
    public void refuses_plain_disk() => new Destroy([Reserved]).Validate(Known).ShouldBeRefusedBy("volume-needs-id");

    [Fact]
    public void refuses_a_volume_in_use() =>
        new Destroy([Volume]).Validate(Known with { Used = Resources.Of(Volume) }).ShouldBeRefusedBy("volume-in-use");

    [Fact]
    public void refuses_a_volume_that_is_not_in_the_offer() =>
        new Destroy([Volume]).Apply(Resources.Of(Reserved)).Refusal.ShouldBeRefusedBy("not-enough-resources");

    [Fact]
    public void refuses_callers_without_a_principal_in_0_23_only()
    {
        new Destroy([Volume]).Validate(Known with { Principal = null }).ShouldBeRefusedBy("caller-needs-principal");
        new Destroy([Volume]).Validate(New with { Principal = null, Checkpointed = Resources.Of(Volume) }).ShouldBeNull();
    }

    [Fact]
    public void refuses_a_shared_volume_of_which_another_copy_remains()
    {
        var shared = Volume with { Shared = true };
        new Destroy([shared]).Apply(Resources.Of(shared, shared)).Refusal.ShouldBeRefusedBy("volume-in-use");
        new Destroy([shared]).Apply(Resources.Of(shared)).Value.ShouldEqual(Resources.Of(Reserved));
    }

    [Fact]
    public void changes_nothing_when_one_of_several_is_refused() =>
        new Destroy([Volume, Volume.WithId("v2")]).Apply(Resources.Of(Volume)).IsRefused.ShouldBeTrue();
}
