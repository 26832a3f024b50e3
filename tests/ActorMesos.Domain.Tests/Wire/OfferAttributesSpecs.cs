using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Wire;

namespace ActorMesos.Domain.Tests.Wire;

public sealed class OfferAttributesSpecs
{
    [Fact]
    public void attributes_are_written_by_their_types_and_read_back()
    {
        var json = OfferJson.Print(Offered("rack:r1;level:2.5;ports:[1-5,8-9]"));
        json.ShouldContain("\"type\": \"TEXT\"");
        json.ShouldContain("\"value\": 2.5");
        json.ShouldContain("\"type\": \"RANGES\"");
        OfferJson.Parse(json).Value.Attributes.ShouldBe("rack:r1;level:2.5;ports:[1-5,8-9]");
    }

    [Fact]
    public void a_slave_without_attributes_shows_none() => OfferJson.Print(Offered(null)).ShouldNotContain("attributes");

    private static Offer Offered(string? attributes) =>
        new(new OfferId("O1"), new FrameworkId("F1"), new SlaveId("S1"), "node-1", Resources.Resources.Of(Resource.Scalar("cpus", Scalar.FromWhole(1)))) { Attributes = attributes };
}
