using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Messages;

namespace ActorMesos.Domain.Operators;

/// <summary>The master's answer to an operator.</summary>
/// <param name="Number">The number of the request.</param>
/// <param name="Status">The outcome.</param>
/// <param name="Refusal">Why it was refused; null when it was not.</param>
public sealed record OperatorAnswer(long Number, OperatorStatus Status, Refusal? Refusal = null) : IProtocolMessage
{
    /// <summary>What the operator asked to see; null for a call that shows nothing.</summary>
    public OperatorView? View { get; init; }
}
