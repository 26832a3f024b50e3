using ActorMesos.Domain.Ids;

namespace ActorMesos.Domain.Operators;

/// <summary>An operator wants nothing of a slave offered; its tasks go on (the call <c>DEACTIVATE_AGENT</c>, since 1.10).</summary>
/// <param name="SlaveId">Which slave.</param>
public sealed record DeactivateSlave(SlaveId SlaveId) : OperatorCall;
