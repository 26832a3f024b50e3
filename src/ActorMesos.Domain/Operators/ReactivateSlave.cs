using ActorMesos.Domain.Ids;

namespace ActorMesos.Domain.Operators;

/// <summary>An operator wants a slave offered again that was deactivated or drained (the call <c>REACTIVATE_AGENT</c>, since 1.10).</summary>
/// <param name="SlaveId">Which slave.</param>
public sealed record ReactivateSlave(SlaveId SlaveId) : OperatorCall;
