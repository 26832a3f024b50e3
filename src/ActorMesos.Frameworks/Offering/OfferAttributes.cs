using ActorMesos.Domain.Offers;

namespace ActorMesos.Frameworks.Offering;

/// <summary>What an offer says of its slave besides its resources.</summary>
internal static class OfferAttributes
{
    /// <summary>The value of an attribute, as in <c>r1</c> of <c>rack:r1;ssd:true</c>; null where the slave has none of that name.</summary>
    public static string? Value(Offer offer, string name)
    {
        foreach (var attribute in (offer.Attributes ?? "").Split(';'))
        {
            if (attribute.Length > name.Length && attribute[name.Length] == ':' && attribute.StartsWith(name, StringComparison.Ordinal))
            {
                return attribute[(name.Length + 1)..];
            }
        }

        return null;
    }
}
