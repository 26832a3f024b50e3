using ActorMesos.Domain.Ids;

namespace ActorMesos.Domain.Operators;

/// <summary>An operator wants a slave without tasks: they are killed, and nothing of it is offered (the call <c>DRAIN_AGENT</c>, since 1.10).</summary>
/// <param name="SlaveId">Which slave.</param>
/// <param name="GraceMost">The longest that a task has to end by itself; null for as long as it says.</param>
/// <param name="MarkGone">Whether the slave is given up for good once it is drained.</param>
public sealed record DrainSlave(SlaveId SlaveId, TimeSpan? GraceMost, bool MarkGone) : OperatorCall;
