using ActorMesos.Domain.Tasks;

namespace ActorMesos.Domain.Metrics;

/// <summary>The states of tasks that are counted, in the order of Mesos's list.</summary>
internal static class TaskGauges
{
    public static IReadOnlyList<TaskState> Active { get; } = [TaskState.Staging, TaskState.Starting, TaskState.Running, TaskState.Killing, TaskState.Unreachable];

    public static IReadOnlyList<TaskState> Terminal { get; } =
    [
        TaskState.Finished, TaskState.Failed, TaskState.Killed, TaskState.Lost, TaskState.Error, TaskState.Dropped, TaskState.Gone, TaskState.GoneByOperator,
    ];

    /// <summary>The state as names of metrics have it: <c>gone_by_operator</c>.</summary>
    public static string Word(TaskState state) => state.WireName()["TASK_".Length..].ToLowerInvariant();
}
