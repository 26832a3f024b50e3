namespace ActorMesos.Domain.Tests.Offering;

using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;

/// <summary>A framework of role hdfs and principal p on slave S0, under each of the profiles.</summary>
internal static class Situation
{
    public static readonly OperationContext Old = Of(SemanticsProfile.V023);
    public static readonly OperationContext New = Of(SemanticsProfile.V111);

    public static readonly Resource Plain = Resource.Scalar("disk", Scalar.FromWhole(100));
    public static readonly Resource Static = Resource.Scalar("disk", Scalar.FromWhole(100), "hdfs");
    public static readonly Resource Reserved = Plain.WithDynamicReservation("hdfs", "p");
    public static readonly Resource Volume = Reserved.WithVolume("v1", "data", principal: "p");

    public static Resource WithPath(this Resource volume, string path) =>
        volume with { Disk = volume.Disk! with { Volume = new DiskVolume(path, VolumeMode.ReadWrite) } };

    public static Resource In(this Resource volume, Func<DiskVolume, DiskVolume> change) =>
        volume with { Disk = volume.Disk! with { Volume = change(volume.Disk.Volume!) } };

    public static Resource WithId(this Resource volume, string id) =>
        volume with { Disk = volume.Disk! with { Persistence = new DiskPersistence(id, "p") } };

    public static void ShouldBeRefusedBy(this Refusal? refusal, string rule) => refusal.ShouldNotBeNull().Rule.ShouldBe(rule);

    private static OperationContext Of(SemanticsProfile semantics) => new()
    {
        Semantics = semantics,
        SlaveId = new SlaveId("S0"),
        Principal = "p",
        FrameworkId = new FrameworkId("F"),
        FrameworkRole = "hdfs",
    };
}
