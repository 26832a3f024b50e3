using System.Collections.Immutable;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Time;
using ActorMesos.Frameworks.Offering;

namespace ActorMesos.Frameworks.Walk;

/// <summary>
/// Walks once through the life of a persistent volume as Mesos's documentation tells it: RESERVE, CREATE, DESTROY, each in an ACCEPT
/// of its own, and each confirmed by the offer that follows. Where it stands shows in the offers; its events only tell reserved disk
/// before CREATE from reserved disk after DESTROY.
/// </summary>
/// <param name="Framework">What it registers as.</param>
/// <param name="Settings">The volume.</param>
public sealed record WalkPolicy(FrameworkInfo Framework, WalkSettings Settings) : IFrameworkPolicy
{
    /// <summary>The step that was taken last; null before the first.</summary>
    public WalkStepTaken? Last { get; init; }

    /// <summary>What became of its operations, as far as it has heard.</summary>
    public ImmutableDictionary<OperationId, OperationState> Heard { get; init; } = ImmutableDictionary<OperationId, OperationState>.Empty;

    /// <inheritdoc/>
    public bool IsDone { get; init; }

    /// <summary>True: the walk runs no task that could be missing.</summary>
    public bool IsHealthy => true;

    /// <inheritdoc/>
    public PolicyDecision Decide(object happened, Instant now)
    {
        if (happened is OperationStatusUpdate { Status: { OperationId: { } id, State: var state } } && !Heard.ContainsKey(id))
        {
            return new PolicyDecision([new WalkHeard(id, state)], [], []);
        }

        if (happened is FrameworkReregistered && Settings.NamesOperations)
        {
            // What it has not heard of yet may have been on its way while it was gone.
            return PolicyDecision.Call(new ReconcileOperations([]));
        }

        if (happened is not ResourceOffers { Offers: var offers })
        {
            return PolicyDecision.Nothing;
        }

        var turn = new Turn<WalkPolicy>(this, now);
        foreach (var offer in offers)
        {
            WalkOffers.Answer(turn, offer);
        }

        return turn.End();
    }

    /// <inheritdoc/>
    public IFrameworkPolicy Apply(IEvent happened) => happened switch
    {
        WalkStepTaken taken => this with { Last = taken },
        WalkHeard heard => this with { Heard = Heard.SetItem(heard.OperationId, heard.State) },
        WalkEnded => this with { IsDone = true },
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "a walk does not know this event"),
    };
}
