namespace ActorMesos.Domain.Tasks;

using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;

/// <summary>A task to launch, with a command or an executor of its own (<c>TaskInfo</c>).</summary>
/// <param name="Id">Chosen by the framework, unique among its tasks that are not over.</param>
/// <param name="Name">A name for people.</param>
/// <param name="SlaveId">The slave of the offer that it is launched on.</param>
/// <param name="Resources">What it needs; a volume is named whole.</param>
/// <param name="Command">What it runs; null when its executor knows.</param>
/// <param name="Executor">What runs it; null for the command executor.</param>
/// <param name="AllocationRole">
/// The role of the offer that it was launched on, which the master fills in; null for the only one of its framework.
/// </param>
public sealed record TaskInfo(
    TaskId Id,
    string Name,
    SlaveId SlaveId,
    Resources Resources,
    CommandInfo? Command = null,
    ExecutorInfo? Executor = null,
    string? AllocationRole = null)
{
    /// <summary>How long it has to end by itself once it is killed (<c>kill_policy</c>, since 1.0); null for as long as its executor says.</summary>
    public TimeSpan? KillGracePeriod { get; init; }

    /// <summary>What its framework notes on it for people and tools, and Mesos passes on without a look (<c>labels</c>, since 0.21); null for nothing.</summary>
    public IReadOnlyList<Label>? Labels { get; init; }

    /// <summary>How long it may run (<c>max_completion_time</c>, since 1.9); null without a limit.</summary>
    public TimeSpan? MaxCompletionTime { get; init; }
}
