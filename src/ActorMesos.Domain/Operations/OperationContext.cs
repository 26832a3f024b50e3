namespace ActorMesos.Domain.Operations;

using System.Collections.Frozen;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Tasks;

/// <summary>Who asks for an operation, and what the slave that it is for holds at that moment.</summary>
public sealed record OperationContext
{
    /// <summary>The rules of the release.</summary>
    public required SemanticsProfile Semantics { get; init; }

    /// <summary>The slave that the operation is for.</summary>
    public required SlaveId SlaveId { get; init; }

    /// <summary>The caller's principal, if it has one.</summary>
    public string? Principal { get; init; }

    /// <summary>The framework that calls; null for an operator.</summary>
    public FrameworkId? FrameworkId { get; init; }

    /// <summary>The role of the framework that calls; null for an operator.</summary>
    public string? FrameworkRole { get; init; }

    /// <summary>The user of the operating system that the framework's tasks run as, if it is known.</summary>
    public string? FrameworkUser { get; init; }

    /// <summary>Whether the framework declared the capability SHARED_RESOURCES.</summary>
    public bool SharesResources { get; init; }

    /// <summary>The slave's dynamic reservations and volumes, those in use too.</summary>
    public Resources Checkpointed { get; init; } = Resources.Empty;

    /// <summary>What the tasks on the slave use, of all frameworks.</summary>
    public Resources Used { get; init; } = Resources.Empty;

    /// <summary>The ids of the framework's tasks that are not over.</summary>
    public IReadOnlySet<TaskId> TakenTaskIds { get; init; } = FrozenSet<TaskId>.Empty;

    /// <summary>The framework's executors that run on the slave: their resources are paid for.</summary>
    public IReadOnlyList<ExecutorInfo> Executors { get; init; } = [];

    /// <summary>Whether an operator calls rather than a framework.</summary>
    public bool IsOperator => FrameworkRole is null;
}
