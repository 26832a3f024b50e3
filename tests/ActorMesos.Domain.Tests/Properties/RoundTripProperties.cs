namespace ActorMesos.Domain.Tests.Generated;

using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Wire;
using CsCheck;

public sealed class RoundTripProperties
{
    private const int Times = 3000;

    private static readonly Offer Blank = new(new OfferId("O1"), new FrameworkId("F"), new SlaveId("S0"), "node-1", Resources.Empty);

    [Fact]
    public void text_comes_back_as_it_was_printed_or_is_refused() => Any.Collection.Always(
        resources =>
        {
            var canSay = resources.All(resource =>
                resource is { Disk: null, Revocable: false, Shared: false } && resource.Reservations is [] or [{ Type: ReservationType.Static }]);
            var parsed = ResourceText.Parse(ResourceText.Print(resources));
            return canSay ? parsed.Value == resources : parsed.IsRefused;
        },
        iter: Times);

    [Fact]
    public void offers_come_back_as_they_were_printed() => Any.Collection.Always(
        resources => OfferJson.Parse(OfferJson.Print(Blank with { Resources = resources })).Value == Blank with { Resources = resources },
        iter: Times);

    [Fact]
    public void resources_come_back_in_every_form() => Gen.Select(Any.Entry, Gen.Enum<ResourceForm>()).Always(
        (resource, form) => ResourceJson.Parse(ResourceJson.Print(resource, form)).Value == resource, iter: Times);

    [Fact]
    public void no_text_makes_the_parser_throw() =>
        Gen.OneOf(Gen.OneOf("cpus", ":", ";", "(", ")", "[", "]", "{", "}", ",", "-", "1", "0.5", " ", "*", "1e9", "hdfs"), Gen.String[0, 3])
            .Array[0, 12].Always(pieces => _ = ResourcesFlag.Parse(string.Concat(pieces), SemanticsProfile.V111), iter: Times);

    [Fact]
    public void no_json_makes_the_readers_throw() => Gen.Select(Any.Collection, Gen.Int[0, 2000], Gen.Int[0, 3], Json).Always(
        (resources, place, length, piece) =>
        {
            var offer = OfferJson.Print(Blank with { Resources = resources });
            var at = place % offer.Length;
            var broken = offer.Remove(at, Math.Min(length, offer.Length - at)).Insert(at, piece);
            _ = OfferJson.Parse(broken);
            _ = OperationJson.Parse(broken);
            _ = ResourceJson.ParseList(broken);
        },
        iter: Times);

    private static Gen<string> Json => Gen.OneOf(
        Gen.OneOf("", "{", "}", "[", "]", "\"", ",", ":", "null", "true", "-1", "1e999", "\\ud800", "\\u0000", "\"role\":", "[[", "\ud800", "{}"),
        Gen.String[0, 2]);
}
