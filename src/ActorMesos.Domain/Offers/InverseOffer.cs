using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Maintenance;

namespace ActorMesos.Domain.Offers;

/// <summary>A framework is asked to give back all that it has of a slave before the slave goes (<c>InverseOffer</c>, since 0.25).</summary>
/// <param name="Id">The id that an answer names.</param>
/// <param name="FrameworkId">Who is asked.</param>
/// <param name="SlaveId">Which slave goes.</param>
/// <param name="Unavailability">When it goes.</param>
public sealed record InverseOffer(OfferId Id, FrameworkId FrameworkId, SlaveId SlaveId, Unavailability Unavailability);
