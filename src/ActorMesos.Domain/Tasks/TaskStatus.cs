using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Tasks;

/// <summary>News of a task (<c>TaskStatus</c>).</summary>
/// <param name="TaskId">Which task.</param>
/// <param name="State">Its state.</param>
/// <param name="Source">Who says so.</param>
/// <param name="SlaveId">The slave it is on.</param>
/// <param name="At">When it happened.</param>
/// <param name="Uuid">What to acknowledge it by; null for news made by the master, which is neither acknowledged nor sent again.</param>
/// <param name="Reason">Why, in Mesos's words, as in <c>REASON_RECONCILIATION</c>.</param>
/// <param name="Message">Why, for people.</param>
/// <param name="Data">What the executor adds; for a task that starts on a volume, what it found there.</param>
public sealed record TaskStatus(
    TaskId TaskId,
    TaskState State,
    TaskStatusSource Source,
    SlaveId SlaveId,
    Instant At,
    Guid? Uuid = null,
    string? Reason = null,
    string? Message = null,
    string? Data = null)
{
    /// <summary>The executor that the task ran under; null where there is none or nobody knows.</summary>
    public ExecutorId? ExecutorId { get; init; }

    /// <summary>Since when the task's slave has been unreachable (<c>unreachable_time</c>, since 1.1); null where it is not.</summary>
    public Instant? UnreachableSince { get; init; }

    /// <summary>Whether the executor's health check passes; null where nothing is checked.</summary>
    public bool? Healthy { get; init; }
}

/// <summary>Who made a task's news.</summary>
public enum TaskStatusSource
{
    /// <summary><c>SOURCE_MASTER</c>.</summary>
    Master,

    /// <summary><c>SOURCE_SLAVE</c>.</summary>
    Slave,

    /// <summary><c>SOURCE_EXECUTOR</c>.</summary>
    Executor,
}
