using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operations;

namespace ActorMesos.Domain.Slaves;

/// <summary>An operation that a slave has dealt with and whose news nobody has acknowledged yet.</summary>
/// <param name="Uuid">The master's name for it.</param>
/// <param name="FrameworkId">Who asked for it; null for an operator.</param>
/// <param name="Operation">What it is.</param>
/// <param name="Status">The news.</param>
public sealed record SlaveOperation(Guid Uuid, FrameworkId? FrameworkId, Operation Operation, OperationStatus Status);
