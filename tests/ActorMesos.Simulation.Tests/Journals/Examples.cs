using System.Collections.Immutable;
using System.Reflection;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Time;

namespace ActorMesos.Simulation.Tests.Journals;

/// <summary>A value of any type that events are made of, with something other than the default in every place.</summary>
internal static class Examples
{
    private static readonly Resource Disk = Resource.Scalar("disk", new Scalar(2048_125))
        .WithDynamicReservation("hdfs/data", "p", Labels.Of(new Label("k", "v"), new Label("flag")));

    private static readonly Domain.Resources.Resources Everything = Domain.Resources.Resources.Of(
        Resource.Scalar("cpus", new Scalar(1)),
        Resource.Scalar("mem", Scalar.FromWhole(1), "static"),
        Resource.Ranges("ports", RangesValue.Of(new ValueRange(1, 5), new ValueRange(31000, 32000))),
        Resource.Set("zones", SetValue.Of("a", "b c", "ä")),
        Disk,
        Disk.WithVolume("v1", "data", VolumeMode.ReadOnly, "creator"),
        Disk.WithVolume("v2", "shared") with { Shared = true },
        Disk.OnDisk(DiskSourceType.Mount, "/mnt/1"),
        Disk.OnDisk(DiskSourceType.Path, "/mnt/2").WithVolume("v3", "x"),
        Disk with { Disk = new DiskInfo(Source: new DiskSource(DiskSourceType.Raw, Id: "lun-7", Profile: "fast")) },
        Disk with { Disk = new DiskInfo(Source: new DiskSource(DiskSourceType.Block, Profile: "slow")) },
        Disk.PushReservation(Reservation.Dynamic("hdfs/data/deep")),
        Resource.Scalar("cpus", new Scalar(7)) with { Revocable = true });

    /// <summary>A value of the type; with <paramref name="poor"/>, null or nothing wherever it may be.</summary>
    public static object? Of(Type type, bool poor = false)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return poor ? null : Of(underlying);
        }

        return type switch
        {
            _ when type == typeof(string) => "a text; with \"signs\", ä and 漢",
            _ when type == typeof(int) => poor ? int.MinValue : 7,
            _ when type == typeof(long) => poor ? long.MinValue : 1L << 60,
            _ when type == typeof(bool) => !poor,
            _ when type == typeof(double) => poor ? double.Epsilon : 0.1,
            _ when type == typeof(Guid) => new Guid("00112233-4455-6677-8899-aabbccddeeff"),
            _ when type == typeof(Instant) => new Instant(poor ? 0 : 123_456_789_012_345),
            _ when type == typeof(TimeSpan) => TimeSpan.FromTicks(poor ? 0 : 1_234_567),
            _ when type == typeof(Domain.Resources.Resources) => poor ? Domain.Resources.Resources.Empty : Everything,
            _ when type == typeof(VolumeContent) => new VolumeContent(poor ? [] : ["one", "two"]),
            _ when type == typeof(SlaveState) => poor ? new SlaveState { Info = (SlaveInfo)Of(typeof(SlaveInfo))! } : State(),
            _ when type == typeof(Registry) => poor ? Construct(type, poor) : ((Registry)Construct(type, poor))
                .Apply((QuotasUpdated)Of(typeof(QuotasUpdated))!).Apply((WeightsUpdated)Of(typeof(WeightsUpdated))!),
            _ when type == typeof(Operation) => poor ? new Destroy([]) : new Create([Volume]) { Id = new OperationId("op") },
            _ when type.IsEnum => Enum.GetValues(type).GetValue(poor ? 0 : Enum.GetValues(type).Length - 1),
            _ when type.IsGenericType => Collection(type, poor),
            _ => Construct(type, poor),
        };
    }

    private static Resource Volume =>
        Resource.Scalar("disk", new Scalar(1500)).WithDynamicReservation("hdfs", "p").WithVolume("v", "data", principal: "p");

    private static SlaveState State() => new()
    {
        Info = (SlaveInfo)Of(typeof(SlaveInfo))!,
        Id = new("S1"),
        Checkpointed = Everything,
        Contents = ImmutableSortedDictionary.Create<string, VolumeContent>(StringComparer.Ordinal)
            .Add("hdfs/v1", new VolumeContent(["b", "a"])).Add("hdfs/v0", VolumeContent.Empty),
        Tasks = [(SlaveTask)Of(typeof(SlaveTask))!, (SlaveTask)Of(typeof(SlaveTask), poor: true)!],
        Operations = [(SlaveOperation)Of(typeof(SlaveOperation))!, (SlaveOperation)Of(typeof(SlaveOperation), poor: true)!],
        UpdatesMade = 42,
    };

    private static object Collection(Type type, bool poor)
    {
        var arguments = type.GetGenericArguments();
        if (arguments.Length == 2)
        {
            var empty = typeof(ImmutableDictionary).GetMethods()
                .First(method => method.Name == nameof(ImmutableDictionary.Create) && method.GetParameters().Length == 0)
                .MakeGenericMethod(arguments).Invoke(null, null)!;
            return poor ? empty : empty.GetType().GetMethod("Add", arguments)!.Invoke(empty, [Of(arguments[0]), Of(arguments[1])])!;
        }

        var items = Array.CreateInstance(arguments[0], poor ? 0 : 2);
        for (var i = 0; i < items.Length; i++)
        {
            items.SetValue(Of(arguments[0], poor: i > 0), i);
        }

        return type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
            ? typeof(ImmutableArray).GetMethods()
                .First(method => method.Name == nameof(ImmutableArray.Create) && method.GetParameters() is [{ ParameterType.IsArray: true }])
                .MakeGenericMethod(arguments[0]).Invoke(null, [items])!
            : items;
    }

    private static object Construct(Type type, bool poor)
    {
        var constructor = type.GetConstructors().OrderByDescending(constructor => constructor.GetParameters().Length).First();
        var nullability = new NullabilityInfoContext();
        return constructor.Invoke(
        [
            .. constructor.GetParameters().Select(parameter =>
                poor && nullability.Create(parameter).WriteState == NullabilityState.Nullable ? null : Of(parameter.ParameterType, poor)),
        ]);
    }
}
