using System.Collections.Immutable;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;
using TaskStatus = ActorMesos.Domain.Tasks.TaskStatus;

namespace ActorMesos.Domain.Slaves;

/// <summary>A task on a slave.</summary>
/// <param name="FrameworkId">Whose it is.</param>
/// <param name="Checkpoint">Whether it survives a restart of the slave.</param>
/// <param name="Info">What was launched.</param>
/// <param name="State">Its latest state.</param>
/// <param name="LaunchedAt">When the slave got it.</param>
/// <param name="Updates">Its news that are not acknowledged, oldest first; only the first is on its way.</param>
/// <param name="IsKilled">Whether somebody wants it dead.</param>
public sealed record SlaveTask(
    FrameworkId FrameworkId,
    bool Checkpoint,
    TaskInfo Info,
    TaskState State,
    Instant LaunchedAt,
    ImmutableArray<TaskStatus> Updates,
    bool IsKilled = false)
{
    /// <summary>What its framework understands, as far as a slave asks for it; null for nothing.</summary>
    public FrameworkCapabilities? Capabilities { get; init; }

    /// <summary>The first task of the group that it was launched with; null for a task that was launched by itself.</summary>
    public TaskId? Group { get; init; }

    /// <summary>How it is killed, where being asked to end does not end it at once.</summary>
    public TaskKill? Kill { get; init; }

    /// <summary>The news that is on its way, if any.</summary>
    public TaskStatus? Pending => Updates.IsEmpty ? null : Updates[0];

    /// <summary>Whether its framework understands something.</summary>
    internal bool Understands(FrameworkCapabilities capability) => ((Capabilities ?? FrameworkCapabilities.None) & capability) == capability;

    /// <summary>The state as its framework is told it: one that came with PARTITION_AWARE is TASK_LOST to all who are not.</summary>
    internal TaskState Told(TaskState state) => Understands(FrameworkCapabilities.PartitionAware) ? state : TaskState.Lost;
}

/// <summary>How a task is killed that goes on when it is asked to end, or whose executor is shut down.</summary>
/// <param name="At">Since when.</param>
/// <param name="Grace">How long it has to end by itself, from when its executor has heard of it.</param>
/// <param name="OfExecutor">Whether its executor is shut down.</param>
/// <param name="EndsExecutor">Whether it takes its executor with it when that time is over.</param>
public sealed record TaskKill(Instant At, TimeSpan Grace, bool OfExecutor = false, bool EndsExecutor = false);
