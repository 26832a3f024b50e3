using ActorMesos.Domain.Ids;

namespace ActorMesos.Domain.Operators;

/// <summary>An operator gives a slave up for good: it will not be back, and what ran there has ended (the call <c>MARK_AGENT_GONE</c>, since 1.5).</summary>
/// <param name="SlaveId">Which slave.</param>
public sealed record MarkSlaveGone(SlaveId SlaveId) : OperatorCall;
