using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Offers;

namespace ActorMesos.Domain.Messages;

/// <summary>Slaves go for maintenance, and the framework is asked to leave them (<c>InverseOffersMessage</c>, since 0.25).</summary>
/// <param name="Offers">One for each slave.</param>
public sealed record InverseOffers(IReadOnlyList<InverseOffer> Offers) : IProtocolMessage;

/// <summary>An inverse offer is void (<c>RescindInverseOfferMessage</c>, since 0.25).</summary>
/// <param name="InverseOfferId">Which.</param>
public sealed record RescindInverseOffer(OfferId InverseOfferId) : IProtocolMessage;

/// <summary>The framework means to leave in time (<c>ACCEPT_INVERSE_OFFERS</c>, since 0.25). The master does not hold it to that.</summary>
/// <param name="InverseOfferIds">Which it answers.</param>
/// <param name="RefuseSeconds">How long it shall not be asked again; null for Mesos's default of 5 s.</param>
public sealed record AcceptInverseOffers(IReadOnlyList<OfferId> InverseOfferIds, double? RefuseSeconds = null) : SchedulerCall;

/// <summary>The framework cannot or will not leave (<c>DECLINE_INVERSE_OFFERS</c>, since 0.25). The slave may go all the same.</summary>
/// <param name="InverseOfferIds">Which it answers.</param>
/// <param name="RefuseSeconds">How long it shall not be asked again; null for Mesos's default of 5 s.</param>
public sealed record DeclineInverseOffers(IReadOnlyList<OfferId> InverseOfferIds, double? RefuseSeconds = null) : SchedulerCall;
