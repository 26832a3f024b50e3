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

    private static readonly Gen<Operation> Operations = Gen.OneOf(
        Any.Entry.Array[1, 2].Select(resources => (Operation)new Reserve(resources)),
        Any.Entry.Array[1, 2].Select(resources => (Operation)new Unreserve(resources)),
        Any.Entry.Array[1, 2].Select(resources => (Operation)new Create(resources)),
        Any.Entry.Array[1, 2].Select(resources => (Operation)new Destroy(resources)),
        Gen.Select(Any.ScalarResource, Any.ScalarResource, (volume, addition) => (Operation)new GrowVolume(volume, addition)),
        Gen.Select(Any.ScalarResource, Any.Amount, (volume, amount) => (Operation)new ShrinkVolume(volume, amount)));

    private static readonly Gen<Operation> VolumeOperations =
        Gen.Select(Any.Amount, Gen.OneOf("v1", "v2"), Gen.Bool, Gen.Bool, (amount, id, creates, shared) =>
        {
            var volume = Resource.Scalar("disk", amount).WithDynamicReservation("hdfs", "p").WithVolume(id, "data") with { Shared = shared };
            return creates ? (Operation)new Create([volume]) : new Destroy([volume]);
        });

    [Fact]
    public void unreserve_undoes_reserve() => Gen.Select(Any.Scalars, Disk).Sample(
        (others, disk) =>
        {
            var start = others + disk;
            var reserved = disk.WithDynamicReservation("hdfs", "p");
            return new Unreserve([reserved]).Apply(new Reserve([reserved]).Apply(start).Value).Value == start;
        },
        iter: Times);

    [Fact]
    public void destroy_undoes_create() => Gen.Select(Any.Scalars, Disk).Sample(
        (others, disk) =>
        {
            var reserved = disk.WithDynamicReservation("hdfs", "p");
            var start = others + reserved;
            var volume = reserved.WithVolume("fresh", "data");
            return new Destroy([volume]).Apply(new Create([volume]).Apply(start).Value).Value == start;
        },
        iter: Times);

    [Fact]
    public void shrink_undoes_grow() => Gen.Select(Any.Amount, Any.Amount).Sample(
        (size, more) =>
        {
            var volume = Resource.Scalar("disk", size).WithDynamicReservation("hdfs", "p").WithVolume("v1", "data");
            var start = Resources.Of(volume, volume.WithoutVolume().WithAmount(more));
            var grown = new GrowVolume(volume, volume.WithoutVolume().WithAmount(more)).Apply(start).Value;
            return new ShrinkVolume(volume.WithAmount(size + more), more).Apply(grown).Value == start;
        },
        iter: Times);

    [Fact]
    public void whatever_is_valid_and_fits_makes_and_loses_nothing() => Gen.Select(Any.Collection, Operations.Array[1, 6]).Sample(
        (resources, operations) =>
        {
            var names = (string[])["cpus", "mem", "disk"];
            var before = names.Select(resources.Total).ToArray();
            foreach (var operation in operations)
            {
                if (operation.Validate(ContextOf(resources)) is not null)
                {
                    continue;
                }

                var applied = operation.Apply(resources);
                resources = applied.IsRefused ? resources : applied.Value;
            }

            return names.Select(resources.Total).SequenceEqual(before);
        },
        iter: Times);

    [Fact]
    public void no_slave_ever_has_two_volumes_of_one_role_and_id() => VolumeOperations.Array[1, 20].Sample(
        operations =>
        {
            var resources = Resources.Of(Resource.Scalar("disk", Scalar.FromWhole(1)).WithDynamicReservation("hdfs", "p"));
            foreach (var operation in operations)
            {
                var applied = operation.Validate(ContextOf(resources)) is null ? operation.Apply(resources) : resources;
                resources = applied.IsRefused ? resources : applied.Value;
            }

            var volumes = resources.PersistentVolumes();
            return volumes.All(volume => volume.ShareCount <= 1)
                && volumes.Select(volume => (volume.Role, volume.Disk!.Persistence!.Id)).Distinct().Count() == volumes.Count;
        },
        iter: Times);

    private static OperationContext ContextOf(Resources resources) => new()
    {
        Semantics = SemanticsProfile.V111,
        SlaveId = new SlaveId("S0"),
        Checkpointed = resources.Checkpointed(),
    };
}
