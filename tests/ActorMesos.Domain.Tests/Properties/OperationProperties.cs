namespace ActorMesos.Domain.Tests.Generated;

using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using CsCheck;

public sealed class OperationProperties
{
    private const int Times = 5000;

    private static readonly Gen<Resource> Disk = Any.Amount.Select(amount => Resource.Scalar("disk", amount));

    private static readonly Gen<Attempt> Attempts = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 7], Gen.Int[0, 7], Gen.OneOf("v1", "v2", "v3"), Any.Amount)
        .Select((kind, first, second, id, amount) => new Attempt(kind, first, second, id, amount));

    private static readonly Gen<Operation> VolumeOperations =
        Gen.Select(Any.Amount, Gen.OneOf("v1", "v2"), Gen.Bool, Gen.Bool, (amount, id, creates, shared) =>
        {
            var volume = Resource.Scalar("disk", amount).WithDynamicReservation("hdfs", "p").WithVolume(id, "data") with { Shared = shared };
            return creates ? (Operation)new Create([volume]) : new Destroy([volume]);
        });

    [Fact]
    public void unreserve_undoes_reserve() => Gen.Select(Any.Scalars, Disk).Always(
        (others, disk) =>
        {
            var start = others + disk;
            var reserved = disk.WithDynamicReservation("hdfs", "p");
            return new Unreserve([reserved]).Apply(new Reserve([reserved]).Apply(start).Value).Value == start;
        },
        iter: Times);

    [Fact]
    public void destroy_undoes_create() => Gen.Select(Any.Scalars, Disk).Always(
        (others, disk) =>
        {
            var reserved = disk.WithDynamicReservation("hdfs", "p");
            var start = others + reserved;
            var volume = reserved.WithVolume("fresh", "data");
            return new Destroy([volume]).Apply(new Create([volume]).Apply(start).Value).Value == start;
        },
        iter: Times);

    [Fact]
    public void shrink_undoes_grow() => Gen.Select(Any.Amount, Any.Amount).Always(
        (size, more) =>
        {
            var volume = Resource.Scalar("disk", size).WithDynamicReservation("hdfs", "p").WithVolume("v1", "data");
            var start = Resources.Of(volume, volume.WithoutVolume().WithAmount(more));
            var grown = new GrowVolume(volume, volume.WithoutVolume().WithAmount(more)).Apply(start).Value;
            return new ShrinkVolume(volume.WithAmount(size + more), more).Apply(grown).Value == start;
        },
        iter: Times);

    [Fact]
    public void whatever_is_valid_and_fits_makes_and_loses_nothing()
    {
        var applied = new int[6];
        Gen.Select(Any.Collection, Attempts.Array[1, 12]).Always(
            (others, attempts) =>
            {
                var resources = others + Resource.Scalar("disk", new Scalar(20)).WithDynamicReservation("hdfs", "p");
                var names = (string[])["cpus", "mem", "disk"];
                var before = names.Select(resources.Total).ToArray();
                foreach (var attempt in attempts)
                {
                    if (attempt.Of(resources) is not { } operation || operation.Validate(ContextOf(resources)) is not null)
                    {
                        continue;
                    }

                    var outcome = operation.Apply(resources);
                    resources = outcome.IsRefused ? resources : outcome.Value;
                    applied[attempt.Kind] += outcome.IsRefused ? 0 : 1;
                }

                return names.Select(resources.Total).SequenceEqual(before);
            },
            iter: Times);

        applied.ShouldAllBe(times => times > 50, "each kind of operation must have come to pass, or nothing was shown");
    }

    [Fact]
    public void no_slave_ever_has_two_volumes_of_one_role_and_id()
    {
        var (created, refused, destroyed) = (0, 0, 0);
        VolumeOperations.Array[1, 20].Always(
            operations =>
            {
                var resources = Resources.Of(Resource.Scalar("disk", Scalar.FromWhole(1)).WithDynamicReservation("hdfs", "p"));
                foreach (var operation in operations)
                {
                    var isValid = operation.Validate(ContextOf(resources)) is null;
                    var applied = isValid ? operation.Apply(resources) : resources;
                    created += operation is Create && isValid && !applied.IsRefused ? 1 : 0;
                    refused += operation is Create && !isValid ? 1 : 0;
                    destroyed += operation is Destroy && isValid && !applied.IsRefused ? 1 : 0;
                    resources = applied.IsRefused ? resources : applied.Value;
                }

                var volumes = resources.PersistentVolumes();
                return volumes.All(volume => volume.ShareCount <= 1)
                    && volumes.Select(volume => (volume.Role, volume.Disk!.Persistence!.Id)).Distinct().Count() == volumes.Count;
            },
            iter: Times);

        (created > Times && refused > Times && destroyed > Times / 10).ShouldBeTrue($"{created} created, {refused} refused, {destroyed} destroyed");
    }

    private static OperationContext ContextOf(Resources resources) => new()
    {
        Semantics = SemanticsProfile.V111,
        SlaveId = new SlaveId("S0"),
        Checkpointed = resources.Checkpointed(),
    };

    /// <summary>An operation on what is there at the time, so that it often fits.</summary>
    private sealed record Attempt(int Kind, int First, int Second, string VolumeId, Scalar Amount)
    {
        public Operation? Of(Resources resources)
        {
            var first = resources[First % resources.Count];
            var second = resources[Second % resources.Count];
            return Kind switch
            {
                0 => new Reserve([first.WithDynamicReservation("hdfs", "p")]),
                1 => new Unreserve([first]),
                2 when first.Name == "disk" && !first.IsPersistentVolume => new Create([first.WithVolume(VolumeId, "data")]),
                3 => new Destroy([first]),
                4 when first.IsPersistentVolume => new GrowVolume(first, first.WithoutVolume().WithAmount(Amount)),
                4 => new GrowVolume(first, second),
                5 => new ShrinkVolume(first, Amount),
                _ => null,
            };
        }
    }
}
