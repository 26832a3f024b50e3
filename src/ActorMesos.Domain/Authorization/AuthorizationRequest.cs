namespace ActorMesos.Domain.Authorization;

/// <summary>The question whether somebody may do something (<c>authorization.Request</c>, without its subject).</summary>
/// <param name="Action">What is to be done.</param>
/// <param name="Object">What it is to be done to; null when that is not known, or when the action has no object. Mesos then asks for ANY.</param>
public sealed record AuthorizationRequest(AclAction Action, string? Object);
