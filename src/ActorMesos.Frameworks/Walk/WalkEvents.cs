using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Time;

namespace ActorMesos.Frameworks.Walk;

/// <summary>An ACCEPT with one step of the walk is about to be sent, perhaps not for the first time.</summary>
/// <param name="Step">One of <see cref="WalkStep"/>.</param>
/// <param name="Hostname">The host of the offer.</param>
/// <param name="OfferId">The offer that is accepted.</param>
/// <param name="At">When.</param>
public sealed record WalkStepTaken(string Step, string Hostname, OfferId OfferId, Instant At) : IEvent
{
    /// <inheritdoc/>
    public bool IsDurable => true;
}

/// <summary>The disk was offered once more after DESTROY, reserved as before: the walk is over.</summary>
/// <param name="Hostname">The host of the offer.</param>
public sealed record WalkEnded(string Hostname) : IEvent
{
    /// <inheritdoc/>
    public bool IsDurable => true;
}
