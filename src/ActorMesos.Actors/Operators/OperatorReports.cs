using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Operators;

namespace ActorMesos.Actors.Operators;

/// <summary>An operator got an answer.</summary>
/// <param name="Call">What was asked.</param>
/// <param name="Status">The outcome.</param>
/// <param name="Refusal">Why it was refused; null when it was not.</param>
public sealed record OperatorAnswered(OperatorCall Call, OperatorStatus Status, Refusal? Refusal);

/// <summary>An operator waited for an answer in vain.</summary>
/// <param name="Call">What was asked.</param>
public sealed record OperatorUnanswered(OperatorCall Call);
