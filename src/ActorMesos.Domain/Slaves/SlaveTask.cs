using System.Collections.Immutable;
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
    /// <summary>The news that is on its way, if any.</summary>
    public TaskStatus? Pending => Updates.IsEmpty ? null : Updates[0];
}
