namespace ActorMesos.Domain.Tests.Algebra;

using ActorMesos.Domain.Resources;

public sealed class ResourcesSpecs
{
    private static readonly Resource Disk = Resource.Scalar("disk", Scalar.FromWhole(100), "hdfs");
    private static readonly Resource Volume = Disk.WithVolume("id1", "data");
    private static readonly Resource Mount = Disk.OnDisk(DiskSourceType.Mount, "/mnt/1");

    private static Resource Raw(string? id) => Disk with { Disk = new DiskInfo(Source: new DiskSource(DiskSourceType.Raw, Id: id)) };

    private static Resource Cpus(double amount, string role = "*") => Resource.Scalar("cpus", Scalar.FromDouble(amount), role);

    [Fact]
    public void adds_amounts_of_one_kind_into_one_entry()
    {
        var sum = Resources.Of(Cpus(1.5), Cpus(2));
        sum.Count.ShouldBe(1);
        sum.Total("cpus").ShouldBe(Scalar.FromDouble(3.5));
    }

    [Fact]
    public void keeps_what_is_empty_or_negative_out() =>
        Resources.Of(Cpus(0), Cpus(-1), Resource.Ranges("ports", RangesValue.Empty)).IsEmpty.ShouldBeTrue();

    [Fact]
    public void subtracts_thrice_a_tenth_to_exactly_nothing() =>
        (Resources.Of(Cpus(0.3)) - Cpus(0.1) - Cpus(0.1) - Cpus(0.1)).ShouldBeSameAs(Resources.Empty);

    [Fact]
    public void takes_more_than_there_is_and_leaves_nothing() => (Resources.Of(Cpus(1)) - Cpus(5)).IsEmpty.ShouldBeTrue();

    [Fact]
    public void takes_nothing_where_the_kind_is_not_there()
    {
        var cpus = Resources.Of(Cpus(1));
        (cpus - Cpus(1, "hdfs")).ShouldBeSameAs(cpus);
    }

    [Fact]
    public void returns_the_same_object_where_nothing_changes()
    {
        var cpus = Resources.Of(Cpus(1));
        (cpus + Resources.Empty).ShouldBeSameAs(cpus);
        (Resources.Empty + cpus).ShouldBeSameAs(cpus);
        (cpus - Resources.Empty).ShouldBeSameAs(cpus);
        cpus.Unreserved().ShouldBeSameAs(cpus);
    }

    public static TheoryData<string, Resource, Resource, bool, bool> MergeTable => new()
    {
        { "same role, static and static", Disk, Disk, true, true },
        { "static and dynamic of one role", Disk, Disk.WithDynamicReservation("hdfs", "p"), false, false },
        { "dynamic, another principal", Disk.WithDynamicReservation("hdfs", "p"), Disk.WithDynamicReservation("hdfs", "q"), false, false },
        { "dynamic, principal or none", Disk.WithDynamicReservation("hdfs", "p"), Disk.WithDynamicReservation("hdfs"), false, false },
        {
            "dynamic, other labels",
            Disk.WithDynamicReservation("hdfs", "p", Labels.Of(new Label("a"))), Disk.WithDynamicReservation("hdfs", "p"), false, false
        },
        { "revocable and not", Disk with { Revocable = true }, Disk, false, false },
        { "one PATH", Disk.OnDisk(DiskSourceType.Path, "/a"), Disk.OnDisk(DiskSourceType.Path, "/a"), true, true },
        { "two PATHs", Disk.OnDisk(DiskSourceType.Path, "/a"), Disk.OnDisk(DiskSourceType.Path, "/b"), false, false },
        { "one MOUNT", Mount, Mount, false, false },
        { "one BLOCK", Disk.OnDisk(DiskSourceType.Block, "/a"), Disk.OnDisk(DiskSourceType.Block, "/a"), false, false },
        { "RAW without an id", Raw(null), Raw(null), true, true },
        { "RAW with an id", Raw("lun"), Raw("lun"), false, false },
        { "PATH of two profiles", Disk.OnDisk(DiskSourceType.Path, "/a"), Disk with { Disk = new(Source: new(DiskSourceType.Path, "/a", Profile: "fast")) }, false, false },
        { "two volumes", Volume, Disk.WithVolume("id2", "data"), false, false },
        { "a shared volume and another size of it", Volume with { Shared = true }, (Volume with { Shared = true }).WithAmount(new Scalar(1)), false, false },
        { "a shared volume and one that is not", Volume with { Shared = true }, Volume, false, false },
        { "one volume", Volume, Volume, false, false },
        { "an empty disk object and none", Disk with { Disk = new DiskInfo() }, Disk, false, false },
    };

    [Theory]
    [MemberData(nameof(MergeTable))]
    public void merges_and_divides_as_the_table_says(string pair, Resource left, Resource right, bool merges, bool divides)
    {
        var part = right.WithAmount(Scalar.FromWhole(40));
        Resources.Of(left, right).Count.ShouldBe(merges ? 1 : 2, pair);
        Resources.Of(left).Contains(part).ShouldBe(divides, pair);
        (Resources.Of(left) - part).Total("disk").ShouldBe(Scalar.FromWhole(divides ? 60 : 100), pair);
    }

    [Fact]
    public void takes_a_volume_only_whole()
    {
        (Resources.Of(Volume) - Volume).IsEmpty.ShouldBeTrue();
        (Resources.Of(Mount) - Mount).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void never_combines_two_entries_to_contain_one() =>
        Resources.Of(Mount, Mount).Contains(Mount.WithAmount(Scalar.FromWhole(200))).ShouldBeFalse();

    [Fact]
    public void contains_two_equal_volumes_only_when_it_has_two()
    {
        var two = Resources.Of(Volume, Volume);
        Resources.Of(Volume).Contains(two).ShouldBeFalse();
        two.Contains(two + Cpus(0)).ShouldBeTrue();
        (two == Resources.Of(Volume)).ShouldBeFalse();
    }

    [Fact]
    public void does_not_contain_a_negative_amount() => Resources.Of(Cpus(1)).Contains(Cpus(-1)).ShouldBeFalse();

    [Fact]
    public void takes_a_volume_for_the_same_whatever_its_container_path_mode_and_creator() =>
        (Resources.Of(Volume) == Resources.Of(Disk.WithVolume("id1", "elsewhere", VolumeMode.ReadOnly, "creator"))).ShouldBeTrue();

    [Fact]
    public void counts_copies_of_a_shared_volume_and_its_size_once()
    {
        var shared = Volume with { Shared = true };
        var two = Resources.Of(shared, shared);
        two.Count.ShouldBe(1);
        two.Total("disk").ShouldBe(Scalar.FromWhole(100));
        two.CountOf(shared).ShouldBe(2);
        (two - shared).CountOf(shared).ShouldBe(1);
        (two - two[0]).IsEmpty.ShouldBeTrue();
        Resources.Of(shared).Contains(two).ShouldBeFalse();
        two.Contains(Volume).ShouldBeFalse();
    }

    [Fact]
    public void counts_no_part_of_a_merged_amount() => Resources.Of(Cpus(1), Cpus(1)).CountOf(Cpus(1)).ShouldBe(0);

    [Fact]
    public void equals_the_same_entries_in_another_order()
    {
        var one = Resources.Of(Cpus(1), Volume, Mount);
        var other = Resources.Of(Mount, Cpus(1), Volume);
        one.ShouldEqual(other);
        one.GetHashCode().ShouldBe(other.GetHashCode());
        one.ToString().ShouldBe(other.ToString());
        (one == Resources.Of(Cpus(1), Volume)).ShouldBeFalse();
    }

    [Fact]
    public void selects_by_reservation()
    {
        var all = Resources.Of(Cpus(1), Cpus(2, "eng"), Cpus(4, "eng/backend"), Cpus(8, "english"));
        all.Unreserved().Total("cpus").ShouldBe(Scalar.FromWhole(1));
        all.ReservedTo("eng").Total("cpus").ShouldBe(Scalar.FromWhole(2));
        all.ReservedTo("*").IsEmpty.ShouldBeTrue();
        all.AllocatableTo("eng").Total("cpus").ShouldBe(Scalar.FromWhole(3));
        all.AllocatableTo("eng/backend").Total("cpus").ShouldBe(Scalar.FromWhole(7));
    }

    [Fact]
    public void checkpoints_volumes_and_dynamic_reservations_but_no_static_ones()
    {
        var dynamic = Cpus(1, "hdfs").WithDynamicReservation("hdfs", "p");
        Resources.Of(Cpus(1), Disk, Volume, dynamic).Checkpointed().ShouldEqual(Resources.Of(Volume, dynamic));
    }

    [Fact]
    public void pushes_and_pops_reservations()
    {
        var free = Resources.Of(Cpus(2), Disk.ToUnreserved());
        var reserved = free.PushReservation(Reservation.Dynamic("hdfs", "p"));
        reserved.Unreserved().IsEmpty.ShouldBeTrue();
        reserved.PopReservation().ShouldEqual(free);
        Resources.Of(Cpus(1), Cpus(2, "hdfs")).ToUnreserved().ShouldEqual(Resources.Of(Cpus(3)));
    }

    [Fact]
    public void flattens_to_one_reservation_and_merges_what_then_agrees() =>
        Resources.Of(Cpus(1), Cpus(2, "hdfs"), Cpus(4, "eng")).Flatten(ReservationStack.Of(Reservation.Dynamic("ops", "p")))
            .ShouldEqual(Resources.Of(Cpus(7).WithDynamicReservation("ops", "p")));

    [Fact]
    public void shrinks_what_can_be_divided_and_all_or_nothing_of_what_cannot()
    {
        Cpus(4).ShrinkTo(Scalar.FromWhole(3)).ShouldBe(Cpus(3));
        Cpus(4).ShrinkTo(Scalar.FromWhole(5)).ShouldBe(Cpus(4));
        foreach (var whole in (Resource[])[Mount, Volume])
        {
            whole.ShrinkTo(Scalar.FromWhole(99)).ShouldBeNull();
            whole.ShrinkTo(Scalar.FromWhole(100)).ShouldBe(whole);
        }
    }

    [Fact]
    public void takes_a_disk_with_its_source_for_the_same_whether_or_not_a_container_sees_it()
    {
        var seen = Mount with { Disk = Mount.Disk! with { Volume = new DiskVolume("data", VolumeMode.ReadWrite) } };
        Resources.Of(Mount).Contains(seen).ShouldBeTrue();
        (Resources.Of(Mount) - seen).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void finds_one_target_after_the_other_and_never_the_same_twice()
    {
        var all = Resources.Of(Cpus(1, "a"), Cpus(1), Disk);
        all.Find(Resources.Of(Cpus(2, "a"), Disk)).ShouldEqual(all);
        all.Find(Resources.Of(Cpus(2, "a"), Cpus(0.5))).ShouldBeNull();
    }

    [Fact]
    public void sums_ranges_whatever_they_are_reserved_for() =>
        Resources.Of(
            Resource.Ranges("ports", RangesValue.Of(new ValueRange(1, 2))), Resource.Ranges("ports", RangesValue.Of(new ValueRange(3, 4)), "eng"))
            .TotalRanges("ports").ShouldBe(RangesValue.Of(new ValueRange(1, 4)));

    [Fact]
    public void finds_first_in_the_targets_role_then_unreserved_then_anywhere()
    {
        var all = Resources.Of(Cpus(1, "b"), Cpus(1), Cpus(1, "a"));
        all.Find(Cpus(0.5, "a")).ShouldEqual(Resources.Of(Cpus(0.5, "a")));
        all.Find(Cpus(1.5, "a")).ShouldEqual(Resources.Of(Cpus(1, "a"), Cpus(0.5)));
        all.Find(Cpus(3, "a")).ShouldEqual(all);
        all.Find(Cpus(4, "a")).ShouldBeNull();
    }
}
