using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Messages;

/// <summary>A master contends to lead, or goes on contending: its session with ZooKeeper lives by these.</summary>
/// <param name="Node">The master.</param>
/// <param name="Session">Its session; a later one has a higher number.</param>
/// <param name="SentAt">When it was sent: a session is safe only until its time-out after that.</param>
public sealed record SessionHeartbeat(NodeName Node, long Session, Instant SentAt) : IProtocolMessage;

/// <summary>ZooKeeper heard a master's heartbeat.</summary>
/// <param name="Session">The session.</param>
/// <param name="SentAt">When the heartbeat was sent.</param>
/// <param name="IsLeading">Whether it is the session that leads.</param>
public sealed record SessionAlive(long Session, Instant SentAt, bool IsLeading) : IProtocolMessage;

/// <summary>A slave, a framework or an operator wants to know which master leads, now and after every change.</summary>
/// <param name="Node">Who wants to know.</param>
/// <param name="Known">Whom it holds for the leader.</param>
public sealed record WatchLeader(NodeName Node, NodeName? Known) : IProtocolMessage;

/// <summary>Another master leads.</summary>
/// <param name="Leader">Which; null when none does.</param>
public sealed record LeaderChanged(NodeName? Leader) : IProtocolMessage;
