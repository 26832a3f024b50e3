using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Operators;

namespace ActorMesos.Actors.Gateways;

/// <summary>An operator outside of the simulation who waits for an answer. Called within a step: it must neither block nor call back.</summary>
public interface IOperatorClient
{
    /// <summary>The master answered, or nobody did in time.</summary>
    /// <param name="status">The outcome.</param>
    /// <param name="refusal">Why it was refused; null when it was not.</param>
    void Answered(OperatorStatus status, Refusal? refusal);
}
