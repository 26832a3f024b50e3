using ActorMesos.Domain.Authentication;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;

namespace ActorMesos.Domain.Operators;

/// <summary>
/// What an operator asks of the master: one request to an endpoint, answered by one <see cref="OperatorAnswer"/>. Whatever front end
/// takes requests (a scenario, HTTP) makes one of these, so that the rules are the same for all.
/// </summary>
public abstract record OperatorCall : IProtocolMessage
{
    /// <summary>Where the answer goes.</summary>
    public NodeName From { get; init; }

    /// <summary>The caller's own number of the request, which the answer repeats.</summary>
    public long Number { get; init; }

    /// <summary>On whose behalf the operator acts; null for nobody's.</summary>
    public string? Principal { get; init; }

    /// <summary>What proves that; null when the operator proves nothing.</summary>
    public Secret? Secret { get; init; }
}
