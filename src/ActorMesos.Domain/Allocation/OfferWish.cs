namespace ActorMesos.Domain.Allocation;

/// <summary>What a framework wishes of its offers in one of its roles.</summary>
/// <param name="Minimum">The least that is worth an offer to it, where that is not what the master thinks (<c>offer_filters</c>, since 1.8); else null.</param>
/// <param name="Constraints">On which slaves it wants any (<c>offer_constraints</c>, since 1.11); null for all.</param>
public sealed record OfferWish(MinimumOffer? Minimum, OfferConstraints? Constraints = null);
