using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Offers;

namespace ActorMesos.Domain.Messages;

/// <summary>A framework without an id subscribes (<c>RegisterFrameworkMessage</c>).</summary>
/// <param name="Framework">What it is.</param>
/// <param name="SuppressedRoles">In which of its roles it wants no offers for now; null for none. Since 1.2.</param>
public sealed record RegisterFramework(FrameworkInfo Framework, IReadOnlyList<string>? SuppressedRoles = null) : IProtocolMessage;

/// <summary>A framework that has an id subscribes again (<c>ReregisterFrameworkMessage</c>).</summary>
/// <param name="FrameworkId">Its id.</param>
/// <param name="Framework">What it is.</param>
/// <param name="SuppressedRoles">In which of its roles it wants no offers from now on; null for none. Since 1.2.</param>
public sealed record ReregisterFramework(
    FrameworkId FrameworkId, FrameworkInfo Framework, IReadOnlyList<string>? SuppressedRoles = null) : IProtocolMessage
{
    /// <summary>
    /// Whether a new process of the scheduler takes over from the former one (<c>failover</c>, <c>force</c> since 1.0); null for a process
    /// that was subscribed before.
    /// </summary>
    public bool? Failover { get; init; }
}

/// <summary>The framework is subscribed (<c>FrameworkRegisteredMessage</c>).</summary>
/// <param name="FrameworkId">Its id from now on.</param>
/// <param name="MasterId">The master that leads.</param>
public sealed record FrameworkRegistered(FrameworkId FrameworkId, MasterId MasterId) : IProtocolMessage;

/// <summary>The framework is subscribed again (<c>FrameworkReregisteredMessage</c>).</summary>
/// <param name="FrameworkId">Its id.</param>
/// <param name="MasterId">The master that leads.</param>
public sealed record FrameworkReregistered(FrameworkId FrameworkId, MasterId MasterId) : IProtocolMessage;

/// <summary>The master refused the framework, which ends here (<c>FrameworkErrorMessage</c>).</summary>
/// <param name="Message">Why.</param>
public sealed record FrameworkError(string Message) : IProtocolMessage;

/// <summary>Resources that the framework may use (<c>ResourceOffersMessage</c>).</summary>
/// <param name="Offers">One offer for each slave.</param>
public sealed record ResourceOffers(IReadOnlyList<Offer> Offers) : IProtocolMessage;

/// <summary>An offer is void (<c>RescindResourceOfferMessage</c>).</summary>
/// <param name="OfferId">Which.</param>
public sealed record RescindResourceOffer(OfferId OfferId) : IProtocolMessage;

/// <summary>A slave is gone with all that ran on it (<c>LostSlaveMessage</c>).</summary>
/// <param name="SlaveId">Which.</param>
public sealed record LostSlave(SlaveId SlaveId) : IProtocolMessage;
