namespace ActorMesos.Domain.Tests.Documents;

using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tests.Algebra;
using ActorMesos.Domain.Wire;

/// <summary>The five documents of Mesos's page on persistent volumes, in the order in which it shows them.</summary>
public sealed class SeedDocumentsSpecs
{
    private static readonly Resource Disk =
        Resource.Scalar("disk", Scalar.FromWhole(2048)).WithDynamicReservation("hdfs", "hdfs-principal");

    private static readonly Resource Volume = Disk.WithVolume("hdfs-data-0", "data");

    private static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Seed", name)).TrimEnd('\n');

    [Theory]
    [InlineData("1-offer-reserved.json")]
    [InlineData("3-offer-volume.json")]
    [InlineData("5-offer-reserved-again.json")]
    public void prints_an_offer_exactly_as_it_was_read(string name) =>
        OfferJson.Print(OfferJson.Parse(Read(name)).Value).ShouldBe(Read(name));

    [Theory]
    [InlineData("2-create.json")]
    [InlineData("4-destroy.json")]
    public void prints_an_operation_exactly_as_it_was_read(string name) =>
        OperationJson.Print(OperationJson.Parse(Read(name)).Value).ShouldBe(Read(name));

    [Fact]
    public void reads_the_offer_of_reserved_disk()
    {
        var offer = OfferJson.Parse(Read("1-offer-reserved.json")).Value;
        offer.Id.ShouldBe(new OfferId("20150722-000000-1-O1"));
        offer.FrameworkId.ShouldBe(new FrameworkId("20150722-000000-1-0000"));
        offer.SlaveId.ShouldBe(new SlaveId("20150722-000000-1-S0"));
        offer.Hostname.ShouldBe("node-1");
        offer.Resources.ShouldEqual(Resources.Of(Disk));
    }

    [Fact]
    public void reads_create_and_destroy_of_the_volume()
    {
        OperationJson.Parse(Read("2-create.json")).Value.ShouldBe(new Create([Volume]));
        OperationJson.Parse(Read("4-destroy.json")).Value.ShouldBe(new Destroy([Volume]));
    }

    [Fact]
    public void follows_from_one_another()
    {
        var reserved = OfferJson.Parse(Read("1-offer-reserved.json")).Value.Resources;
        var created = OperationJson.Parse(Read("2-create.json")).Value.Apply(reserved).Value;
        created.ShouldEqual(OfferJson.Parse(Read("3-offer-volume.json")).Value.Resources);
        var destroyed = OperationJson.Parse(Read("4-destroy.json")).Value.Apply(created).Value;
        destroyed.ShouldEqual(OfferJson.Parse(Read("5-offer-reserved-again.json")).Value.Resources);
    }
}
