using ActorMesos.Domain.Authentication;
using ActorMesos.Domain.Ids;

namespace ActorMesos.Domain.Messages;

/// <summary>
/// A slave or framework proves who it is before it registers. Mesos does it in five messages (<c>AuthenticateMessage</c> and the steps of
/// CRAM-MD5), of which this is the sum.
/// </summary>
/// <param name="Node">Who asks.</param>
/// <param name="Credential">Who it says it is, and its proof.</param>
public sealed record Authenticate(NodeName Node, Credential Credential) : IProtocolMessage;

/// <summary>The master believes it (<c>AuthenticationCompletedMessage</c>).</summary>
public sealed record AuthenticationCompleted : IProtocolMessage;

/// <summary>The master does not believe it, and does not say why (<c>AuthenticationFailedMessage</c>).</summary>
public sealed record AuthenticationFailed : IProtocolMessage;
