namespace ActorMesos.Domain.Tests.Offering;

using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tests.Algebra;
using static Situation;

public sealed class CreateSpecs
{
    [Fact]
    public void makes_a_volume_of_part_of_the_reserved_disk()
    {
        var create = new Create([Volume.WithAmount(Scalar.FromWhole(64))]);
        create.Validate(Old).ShouldBeNull();
        create.Validate(New).ShouldBeNull();
        create.Apply(Resources.Of(Reserved)).Value.ShouldEqual(
            Resources.Of(Volume.WithAmount(Scalar.FromWhole(64)), Reserved.WithAmount(Scalar.FromWhole(36))));
    }

    [Fact]
    public void makes_a_volume_of_statically_reserved_disk() =>
        new Create([Static.WithVolume("v1", "data")]).Apply(Resources.Of(Static)).IsRefused.ShouldBeFalse();

    [Fact]
    public void follows_reserve_in_one_go()
    {
        var reserved = new Reserve([Reserved]).Apply(Resources.Of(Plain)).Value;
        new Create([Volume]).Apply(reserved).Value.ShouldEqual(Resources.Of(Volume));
    }

    [Fact]
    public void refuses_unreserved_disk() =>
        new Create([Plain.WithVolume("v1", "data")]).Validate(Old).ShouldBeRefusedBy("volume-from-reserved-disk");

    [Fact]
    public void does_not_take_disk_of_another_reservation() =>
        new Create([Volume]).Apply(Resources.Of(Plain.WithDynamicReservation("hdfs", "q"))).Refusal.ShouldBeRefusedBy("not-enough-resources");

    [Fact]
    public void needs_the_whole_of_a_mounted_disk()
    {
        var mount = Reserved.OnDisk(DiskSourceType.Mount, "/mnt/1");
        var half = mount.WithVolume("v1", "data").WithAmount(Scalar.FromWhole(50));
        new Create([half]).Apply(Resources.Of(mount)).Refusal.ShouldBeRefusedBy("not-enough-resources");
        new Create([mount.WithVolume("v1", "data")]).Apply(Resources.Of(mount)).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public void refuses_an_id_that_its_role_has_on_the_slave()
    {
        var context = Old with { Checkpointed = Resources.Of(Volume) };
        new Create([Volume.WithAmount(Scalar.FromWhole(5))]).Validate(context).ShouldBeRefusedBy("volume-id-unique");
        new Create([Volume, Volume]).Validate(Old).ShouldBeRefusedBy("volume-id-unique");
    }

    [Fact]
    public void allows_an_id_that_another_role_has_on_the_slave()
    {
        var other = Plain.WithDynamicReservation("cassandra", "p").WithVolume("v1", "data");
        new Create([Volume]).Validate(Old with { Checkpointed = Resources.Of(other) }).ShouldBeNull();
    }

    [Theory]
    [InlineData("/data")]
    [InlineData("data/inner")]
    [InlineData("data/")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    public void refuses_a_path_that_is_absolute_nested_or_leads_out(string path)
    {
        new Create([Volume.WithPath(path)]).Validate(Old).ShouldBeRefusedBy("volume-path-not-nested");
        new Create([Volume.WithPath(path)]).Validate(New).ShouldBeNull();
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a\nb")]
    public void refuses_an_id_with_slash_or_control_character(string id) =>
        new Create([Volume.WithId(id)]).Validate(Old).ShouldBeRefusedBy("volume-id");

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public void refuses_an_id_that_names_no_folder_in_1_11_only(string id)
    {
        new Create([Volume.WithId(id)]).Validate(New).ShouldBeRefusedBy("volume-id");
        new Create([Volume.WithId(id)]).Validate(Old).ShouldBeNull();
    }

    [Fact]
    public void refuses_an_id_longer_than_a_file_name_in_1_11()
    {
        new Create([Volume.WithId(new string('x', 255))]).Validate(New).ShouldBeNull();
        new Create([Volume.WithId(new string('x', 256))]).Validate(New).ShouldBeRefusedBy("volume-id");
    }

    [Fact]
    public void refuses_plain_disk() => new Create([Reserved]).Validate(Old).ShouldBeRefusedBy("volume-needs-id");

    [Fact]
    public void refuses_read_only() =>
        new Create([Reserved.WithVolume("v1", "data", VolumeMode.ReadOnly, "p")]).Validate(New).ShouldBeRefusedBy("volume-read-write");

    [Fact]
    public void refuses_a_host_path() => new Create([Volume with
    {
        Disk = Volume.Disk! with { Volume = new DiskVolume("data", VolumeMode.ReadWrite, "/host") },
    }]).Validate(Old).ShouldBeRefusedBy("volume-host-path");

    [Fact]
    public void refuses_an_id_without_a_path() => new Create([Volume with { Disk = Volume.Disk! with { Volume = null } }])
        .Validate(Old).ShouldBeRefusedBy("volume-needs-container-path");

    [Fact]
    public void refuses_a_path_without_an_id() => new Create([Volume with { Disk = Volume.Disk! with { Persistence = null } }])
        .Validate(Old).ShouldBeRefusedBy("volume-needs-persistence");

    [Fact]
    public void refuses_disk_info_that_says_nothing() =>
        new Create([Reserved with { Disk = new DiskInfo() }]).Validate(Old).ShouldBeRefusedBy("disk-info-empty");

    [Fact]
    public void refuses_disk_info_on_anything_but_disk() =>
        new Create([Volume with { Name = "mem" }]).Validate(Old).ShouldBeRefusedBy("disk-info-on-disk");

    [Fact]
    public void refuses_revocable_disk() =>
        new Create([Volume with { Revocable = true }]).Validate(Old).ShouldBeRefusedBy("volume-not-revocable");

    [Fact]
    public void demands_the_callers_principal_as_creator_in_1_11_only()
    {
        var anonymous = new Create([Reserved.WithVolume("v1", "data")]);
        var forged = new Create([Reserved.WithVolume("v1", "data", principal: "q")]);
        anonymous.Validate(New).ShouldBeRefusedBy("volume-own-principal");
        forged.Validate(New).ShouldBeRefusedBy("volume-own-principal");
        forged.Validate(New with { Principal = null }).ShouldBeNull();
        forged.Validate(Old).ShouldBeNull();
    }

    [Fact]
    public void refuses_callers_without_a_principal_in_0_23() =>
        new Create([Volume]).Validate(Old with { Principal = null }).ShouldBeRefusedBy("caller-needs-principal");

    [Fact]
    public void shares_volumes_only_for_frameworks_that_can_and_for_operators()
    {
        var shared = new Create([Volume with { Shared = true }]);
        shared.Validate(New).ShouldBeRefusedBy("shared-needs-capability");
        shared.Validate(New with { SharesResources = true }).ShouldBeNull();
        shared.Validate(New with { FrameworkRole = null }).ShouldBeNull();
        shared.Apply(Resources.Of(Reserved)).Value[0].ShareCount.ShouldBe(1);
    }

    [Fact]
    public void refuses_a_shared_resource_that_is_no_volume() =>
        new Create([Reserved with { Shared = true }]).Validate(New).ShouldBeRefusedBy("shared-only-volumes");

    [Fact]
    public void refuses_a_nameless_resource_and_a_negative_one()
    {
        new Create([Volume with { Name = "" }]).Validate(Old).ShouldBeRefusedBy("resource-name");
        new Create([Volume.WithAmount(new Scalar(-1))]).Validate(Old).ShouldBeRefusedBy("resource-not-negative");
    }
}
