using ActorMesos.Domain.Messages;

namespace ActorMesos.Actors.Gateways;

/// <summary>A scheduler outside of the simulation, as its gateway sees it. Called within a step: it must neither block nor call back.</summary>
public interface ISchedulerClient
{
    /// <summary>The master has something to say.</summary>
    void Got(IProtocolMessage message);

    /// <summary>The subscription is over.</summary>
    void Closed();
}
