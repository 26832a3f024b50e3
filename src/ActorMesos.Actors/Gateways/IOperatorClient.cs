using ActorMesos.Domain.Operators;

namespace ActorMesos.Actors.Gateways;

/// <summary>An operator outside of the simulation who waits for an answer. Called within a step: it must neither block nor call back.</summary>
public interface IOperatorClient
{
    /// <summary>The master answered, or nobody did in time.</summary>
    void Answered(OperatorAnswer answer);
}
