using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operations;
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

/// <summary>News of an operation arrived, and must not be lost once it is acknowledged.</summary>
/// <param name="OperationId">Which operation.</param>
/// <param name="State">What became of it.</param>
public sealed record WalkHeard(OperationId OperationId, OperationState State) : IEvent
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
