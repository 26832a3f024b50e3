using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operations;

namespace ActorMesos.Domain.Messages;

/// <summary>The slave is to apply an operation to its resources (<c>ApplyOperationMessage</c>, since 1.5).</summary>
/// <param name="Uuid">The master's name for the operation.</param>
/// <param name="FrameworkId">Who asked for it; null for an operator.</param>
/// <param name="Operation">The operation.</param>
public sealed record ApplyOperation(Guid Uuid, FrameworkId? FrameworkId, Operation Operation) : IProtocolMessage;

/// <summary>News of an operation, from slave to master and from master to framework (<c>UpdateOperationStatusMessage</c>).</summary>
/// <param name="Uuid">The master's name for the operation; empty where the master answers for one that it does not know.</param>
/// <param name="FrameworkId">Who asked for it; null for an operator.</param>
/// <param name="Status">The news.</param>
public sealed record OperationStatusUpdate(Guid Uuid, FrameworkId? FrameworkId, OperationStatus Status) : IProtocolMessage;

/// <summary>The news of an operation has arrived for good; its slave forgets the operation (<c>AcknowledgeOperationStatusMessage</c>).</summary>
/// <param name="Uuid">The master's name for the operation.</param>
/// <param name="StatusUuid">Which news.</param>
public sealed record OperationStatusAcknowledgement(Guid Uuid, Guid StatusUuid) : IProtocolMessage;

/// <summary>One operation as its slave knows it.</summary>
/// <param name="Uuid">The master's name for the operation.</param>
/// <param name="FrameworkId">Who asked for it; null for an operator.</param>
/// <param name="Operation">The operation.</param>
/// <param name="State">What became of it.</param>
public sealed record OperationReport(Guid Uuid, FrameworkId? FrameworkId, Operation Operation, OperationState State);

/// <summary>All reservations and volumes that the slave has: the master was wrong about them (<c>UpdateSlaveMessage</c>, since 1.5).</summary>
/// <param name="SlaveId">Which slave.</param>
/// <param name="Checkpointed">The complete set.</param>
/// <param name="Operations">The operations that it knows, whose effect is in the set.</param>
public sealed record UpdateSlave(SlaveId SlaveId, Resources.Resources Checkpointed, IReadOnlyList<OperationReport> Operations) : IProtocolMessage;
