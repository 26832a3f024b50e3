using System.Diagnostics;

namespace ActorMesos.Domain.Tasks;

/// <summary>What follows from a task's state.</summary>
public static class TaskStates
{
    /// <summary>Whether the task is over and its resources come back.</summary>
    public static bool IsTerminal(this TaskState state) => state switch
    {
        TaskState.Staging or TaskState.Starting or TaskState.Running or TaskState.Killing => false,
        TaskState.Unreachable or TaskState.Unknown => false,
        TaskState.Finished or TaskState.Failed or TaskState.Killed or TaskState.Lost or TaskState.Error => true,
        TaskState.Dropped or TaskState.Gone or TaskState.GoneByOperator => true,
        _ => throw new UnreachableException($"no task state {(int)state}"),
    };

    /// <summary>
    /// Whether a framework does best to do without the task: it is over, or the master cannot say that it runs. One that comes back says so.
    /// </summary>
    public static bool IsOverOrOutOfSight(this TaskState state) => state is TaskState.Unreachable or TaskState.Unknown || state.IsTerminal();

    /// <summary>The state's name on the wire, as in <c>TASK_RUNNING</c>.</summary>
    public static string WireName(this TaskState state) => state switch
    {
        TaskState.Staging => "TASK_STAGING",
        TaskState.Starting => "TASK_STARTING",
        TaskState.Running => "TASK_RUNNING",
        TaskState.Finished => "TASK_FINISHED",
        TaskState.Failed => "TASK_FAILED",
        TaskState.Killed => "TASK_KILLED",
        TaskState.Lost => "TASK_LOST",
        TaskState.Error => "TASK_ERROR",
        TaskState.Killing => "TASK_KILLING",
        TaskState.Dropped => "TASK_DROPPED",
        TaskState.Unreachable => "TASK_UNREACHABLE",
        TaskState.Gone => "TASK_GONE",
        TaskState.GoneByOperator => "TASK_GONE_BY_OPERATOR",
        TaskState.Unknown => "TASK_UNKNOWN",
        _ => throw new UnreachableException($"no task state {(int)state}"),
    };

    /// <summary>The state of a name on the wire, or null when no state has that name.</summary>
    public static TaskState? FromWireName(string name)
    {
        foreach (var state in Enum.GetValues<TaskState>())
        {
            if (string.Equals(state.WireName(), name, StringComparison.Ordinal))
            {
                return state;
            }
        }

        return null;
    }
}
