using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Time;

namespace ActorMesos.Frameworks.Batch;

/// <summary>Something that happened to a batch. None is durable: after a crash a batch begins anew.</summary>
public abstract record BatchEvent : IEvent
{
    /// <inheritdoc/>
    public bool IsDurable => false;
}

/// <summary>A slave that the batch did not know offered too little for a task.</summary>
/// <param name="SlaveId">Which slave.</param>
public sealed record BatchSlaveSeen(SlaveId SlaveId) : BatchEvent;

/// <summary>A task is about to be launched.</summary>
/// <param name="TaskId">Its id.</param>
/// <param name="SlaveId">Where.</param>
public sealed record BatchTaskLaunched(TaskId TaskId, SlaveId SlaveId) : BatchEvent;

/// <summary>A task has arrived and waits for an offer.</summary>
/// <param name="Number">Its number, from 0.</param>
/// <param name="At">When.</param>
public sealed record BatchTaskArrived(int Number, Instant At) : BatchEvent;

/// <summary>A task that had arrived is about to be launched.</summary>
/// <param name="Number">Its number.</param>
/// <param name="TaskId">Its id.</param>
/// <param name="SlaveId">Where.</param>
/// <param name="At">When.</param>
public sealed record BatchArrivalLaunched(int Number, TaskId TaskId, SlaveId SlaveId, Instant At) : BatchEvent;

/// <summary>A task is over, however it ended.</summary>
/// <param name="TaskId">Which.</param>
public sealed record BatchTaskEnded(TaskId TaskId) : BatchEvent;

/// <summary>A slave that was owed tasks is gone; it is owed nothing unless it comes back.</summary>
/// <param name="SlaveId">Which.</param>
public sealed record BatchSlaveLost(SlaveId SlaveId) : BatchEvent;

/// <summary>The batch asks the master what has become of its tasks.</summary>
public sealed record BatchReconciliationBegan : BatchEvent;

/// <summary>The batch has heard of a task that it had asked for, and which is not over.</summary>
/// <param name="TaskId">Which.</param>
public sealed record BatchTaskReconciled(TaskId TaskId) : BatchEvent;
