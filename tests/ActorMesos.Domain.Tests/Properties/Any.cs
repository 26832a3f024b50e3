namespace ActorMesos.Domain.Tests.Generated;

using ActorMesos.Domain.Resources;
using CsCheck;

/// <summary>Generators of resources of every kind, small enough in number that they often meet.</summary>
internal static class Any
{
    private static readonly Gen<ReservationStack> Reservations = Gen.OneOf(
        ReservationStack.Unreserved,
        ReservationStack.Of(Reservation.Static("hdfs")),
        ReservationStack.Of(Reservation.Dynamic("hdfs", "p")),
        ReservationStack.Of(Reservation.Dynamic("hdfs", "q")),
        ReservationStack.Of(Reservation.Dynamic("hdfs")),
        ReservationStack.Of(Reservation.Dynamic("hdfs", "p", Labels.Of(new Label("rack", "r1"), new Label("ssd")))),
        ReservationStack.Of(Reservation.Static("hdfs"), Reservation.Dynamic("hdfs/name", "p")));

    private static readonly Gen<ReservationStack> UsualReservations = Gen.Frequency(
        (5, Gen.Const(ReservationStack.Of(Reservation.Dynamic("hdfs", "p")))), (1, Reservations));

    public static readonly Gen<Scalar> Amount = Gen.Long[1, 4].Select(thousandths => new Scalar(thousandths));

    private static readonly Gen<Resource> Plain =
        Gen.Select(Gen.OneOf("cpus", "mem", "disk"), Amount, Reservations, Gen.Int[0, 9], (name, amount, reservations, dice) =>
            Resource.Scalar(name, amount) with { Reservations = reservations, Revocable = dice == 0 });

    private static readonly Gen<Resource> Disk =
        Gen.Select(Gen.Frequency((2, Gen.Const(new Scalar(1))), (1, Amount)), UsualReservations, Gen.Int[0, 6], (amount, reservations, kind) =>
        {
            var disk = Resource.Scalar("disk", amount) with { Reservations = reservations };
            return kind switch
            {
                0 => disk.WithVolume("v1", "data"),
                1 => disk.WithVolume("v2", "data", principal: "p"),
                2 => disk.WithVolume("v1", "data") with { Shared = true },
                3 => disk.OnDisk(DiskSourceType.Path, "/a"),
                4 => disk.OnDisk(DiskSourceType.Mount, "/m"),
                5 => disk.OnDisk(DiskSourceType.Mount, "/m").WithVolume("v1", "other"),
                _ => disk,
            };
        });

    public static readonly Gen<RangesValue> Ranges = Gen.Select(Gen.ULong[0, 20], Gen.ULong[0, 5], (begin, length) =>
        new ValueRange(begin, begin + length)).Array[0, 4].Select(ranges => RangesValue.Of(ranges));

    public static readonly Gen<SetValue> Sets = Gen.OneOf("a", "b", "c").Array[0, 3].Select(items => SetValue.Of(items));

    /// <summary>A resource whose value is an amount.</summary>
    public static readonly Gen<Resource> ScalarResource = Gen.OneOf(Plain, Disk);

    /// <summary>A resource of any type.</summary>
    public static readonly Gen<Resource> Entry = Gen.OneOf(
        Plain,
        Disk,
        Ranges.Select(ranges => Resource.Ranges("ports", ranges)),
        Sets.Select(set => Resource.Set("zones", set, "hdfs")));

    /// <summary>A collection of amounts.</summary>
    public static readonly Gen<Resources> Scalars = ScalarResource.Array[0, 8].Select(resources => Resources.Of(resources));

    /// <summary>A collection of anything.</summary>
    public static readonly Gen<Resources> Collection = Entry.Array[0, 8].Select(resources => Resources.Of(resources));
}
