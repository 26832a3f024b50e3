namespace ActorMesos.Domain.Masters;

using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;

/// <summary>An operation in the master's books, from the time its slave is told until its news is acknowledged (since 1.5).</summary>
public sealed class OperationRecord(Guid uuid, FrameworkId? frameworkId, OperationId? id, SlaveRecord slave)
{
    /// <summary>The master's name for it.</summary>
    public Guid Uuid { get; } = uuid;

    /// <summary>Who asked for it; null for an operator.</summary>
    public FrameworkId? FrameworkId { get; } = frameworkId;

    /// <summary>Its framework's name for it; null when its framework does not care to hear of it.</summary>
    public OperationId? Id { get; } = id;

    /// <summary>Whose resources it is about.</summary>
    public SlaveRecord Slave { get; } = slave;

    /// <summary>What became of it.</summary>
    public OperationState State { get; internal set; } = OperationState.Pending;

    /// <summary>What it does; null where only its news is known, as after a change of masters.</summary>
    public Operation? Operation { get; init; }

    /// <summary>What it takes and gives once its slave has done it; null when the master did it at once.</summary>
    public Conversion? Awaited { get; init; }

    /// <summary>In which role its framework has what it takes; null for the only one of its framework.</summary>
    public string? AllocationRole { get; init; }

    internal Guid? StatusUuid { get; set; }

    /// <summary>What nobody else may have until its slave has answered.</summary>
    internal Resources Withheld => State is OperationState.Pending && Awaited is { } awaited ? awaited.Consumed : Resources.Empty;
}
