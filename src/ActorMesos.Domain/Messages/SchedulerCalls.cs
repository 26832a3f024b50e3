using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operations;

namespace ActorMesos.Domain.Messages;

/// <summary>A call of a framework's scheduler. The framework's host fills in its id.</summary>
public abstract record SchedulerCall : IProtocolMessage
{
    /// <summary>Who calls.</summary>
    public FrameworkId FrameworkId { get; init; }
}

/// <summary>Uses offers of one slave: the operations are applied in order; what is left over goes back (<c>ACCEPT</c>).</summary>
/// <param name="OfferIds">The offers.</param>
/// <param name="Operations">What to do with them; nothing means decline.</param>
/// <param name="RefuseSeconds">How long what is left over shall not be offered again; null for Mesos's default of 5 s.</param>
public sealed record Accept(IReadOnlyList<OfferId> OfferIds, IReadOnlyList<Operation> Operations, double? RefuseSeconds = null) : SchedulerCall;

/// <summary>Gives offers back (<c>DECLINE</c>).</summary>
/// <param name="OfferIds">The offers.</param>
/// <param name="RefuseSeconds">How long they shall not be offered again; null for Mesos's default of 5 s.</param>
public sealed record Decline(IReadOnlyList<OfferId> OfferIds, double? RefuseSeconds = null) : SchedulerCall;

/// <summary>Takes back filters, and wants offers again (<c>REVIVE</c>).</summary>
/// <param name="Roles">In which roles; null for all. Since 1.2.</param>
public sealed record ReviveOffers(IReadOnlyList<string>? Roles = null) : SchedulerCall;

/// <summary>Wants no offers for now (<c>SUPPRESS</c>, since 0.25).</summary>
/// <param name="Roles">In which roles; null for all. Since 1.2.</param>
public sealed record SuppressOffers(IReadOnlyList<string>? Roles = null) : SchedulerCall;

/// <summary>Kills a task (<c>KILL</c>).</summary>
/// <param name="TaskId">Which.</param>
/// <param name="SlaveId">Where it runs, if known.</param>
public sealed record KillTask(TaskId TaskId, SlaveId? SlaveId = null) : SchedulerCall
{
    /// <summary>How long it has to end by itself (<c>kill_policy</c>, since 1.0); null for as long as the task or its executor says.</summary>
    public TimeSpan? GracePeriod { get; init; }
}

/// <summary>Shuts down an executor of the framework's with all its tasks (<c>SHUTDOWN</c>, since 0.24).</summary>
/// <param name="ExecutorId">Which.</param>
/// <param name="SlaveId">Where it runs.</param>
public sealed record ShutdownExecutor(ExecutorId ExecutorId, SlaveId SlaveId) : SchedulerCall;

/// <summary>Sends something to an executor, once and without a promise that it arrives (<c>MESSAGE</c>).</summary>
/// <param name="SlaveId">Where the executor runs.</param>
/// <param name="ExecutorId">Which.</param>
/// <param name="Data">What only the framework understands.</param>
public sealed record SendToExecutor(SlaveId SlaveId, ExecutorId ExecutorId, string Data) : SchedulerCall;

/// <summary>Asks for the state of tasks (<c>RECONCILE</c>).</summary>
/// <param name="Tasks">Which tasks; none asks for all that the master knows.</param>
public sealed record ReconcileTasks(IReadOnlyList<TaskId> Tasks) : SchedulerCall
{
    /// <summary>The slave of each of the tasks, in their order, null for one whose slave is not known; null where none is.</summary>
    public IReadOnlyList<SlaveId?>? SlaveIds { get; init; }
}

/// <summary>The framework is another from now on, without subscribing again (<c>UPDATE_FRAMEWORK</c>, since 1.9).</summary>
/// <param name="Framework">What it is; principal, user and checkpointing must stay as they are.</param>
/// <param name="SuppressedRoles">In which of its roles it wants no offers from now on; null for none.</param>
public sealed record UpdateFramework(FrameworkInfo Framework, IReadOnlyList<string>? SuppressedRoles = null) : SchedulerCall;

/// <summary>The driver has aborted: the framework wants no offers until it subscribes again (<c>DeactivateFrameworkMessage</c>).</summary>
public sealed record DeactivateFramework : SchedulerCall;

/// <summary>Ends the framework (<c>TEARDOWN</c>).</summary>
public sealed record TeardownFramework : SchedulerCall;

/// <summary>The framework has the news of an operation (<c>ACKNOWLEDGE_OPERATION_STATUS</c>, since 1.6).</summary>
/// <param name="OperationId">Which operation.</param>
/// <param name="SlaveId">The slave that the news came from.</param>
/// <param name="Uuid">Which news.</param>
public sealed record AcknowledgeOperationStatus(OperationId OperationId, SlaveId SlaveId, Guid Uuid) : SchedulerCall;

/// <summary>Asks what became of operations (<c>RECONCILE_OPERATIONS</c>, since 1.6).</summary>
/// <param name="Operations">Which operations; none asks for all that the master knows.</param>
public sealed record ReconcileOperations(IReadOnlyList<AskedOperation> Operations) : SchedulerCall;

/// <summary>One operation that a framework asks about.</summary>
/// <param name="OperationId">Its id.</param>
/// <param name="SlaveId">The slave that it was for, if the framework knows it.</param>
public sealed record AskedOperation(OperationId OperationId, SlaveId? SlaveId = null);
