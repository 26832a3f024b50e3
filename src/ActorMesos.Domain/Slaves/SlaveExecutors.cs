using System.Diagnostics;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Tasks;

namespace ActorMesos.Domain.Slaves;

/// <summary>How an executor ended before its tasks.</summary>
internal enum ExecutorEnd
{
    /// <summary>By itself.</summary>
    Crashed,

    /// <summary>The slave ended it, because it had not registered in time.</summary>
    NotRegistered,

    /// <summary>It was not there any more when the slave had started again.</summary>
    NotReregistered,

    /// <summary>The slave ended it, because it did not shut down in time.</summary>
    NotShutDown,
}

/// <summary>What becomes of the tasks of an executor (Mesos's <c>Slave::executorTerminated</c>), and what is said to it.</summary>
internal static class SlaveExecutors
{
    /// <summary>The wait status of a process that was killed by SIGKILL.</summary>
    private const int KilledBySignal = 9;

    /// <summary>The executor of a task; Mesos's own for commands has the task's id.</summary>
    public static ExecutorId IdOf(TaskInfo task) => task.Executor?.Id ?? new ExecutorId(task.Id.Value);

    /// <summary>The other tasks of the same executor that are not over.</summary>
    public static IEnumerable<SlaveTask> Colleagues(SlaveState slave, SlaveTask task) => slave.Tasks.Where(other =>
        task.Info.Executor is not null && other.Info.Executor?.Id == task.Info.Executor.Id && other.FrameworkId == task.FrameworkId
        && other.Info.Id != task.Info.Id && !other.State.IsTerminal());

    /// <summary>The executor of a task has ended: all its tasks are over.</summary>
    public static void Ended(SlaveTurn turn, SlaveTask task, ExecutorEnd end)
    {
        foreach (var ended in Colleagues(turn.State, task).Prepend(task).ToList())
        {
            var (state, reason) = Consequence(turn, ended, end);
            turn.Updates(ended, state, TaskStatusSource.Slave, reason, MessageOf(end));
        }

        if (task.Info.Executor is { } executor)
        {
            turn.Sends(new ExitedExecutor(turn.State.Id!.Value, task.FrameworkId, executor.Id, KilledBySignal));
        }
    }

    /// <summary>A simulated executor of a framework's own sends back what it is sent; Mesos's executors listen to nobody.</summary>
    public static Decision Answer(SlaveState slave, FrameworkToExecutor message) =>
        slave.Tasks.Any(task => task.FrameworkId == message.FrameworkId && task.Info.Executor is { Type: not ExecutorType.Default } executor
            && executor.Id == message.ExecutorId && task.State is TaskState.Running or TaskState.Killing)
            ? Decision.Send(Slave.Master, new ExecutorToFramework(message.FrameworkId, message.SlaveId, message.ExecutorId, message.Data))
            : Decision.Nothing;

    private static (TaskState State, string Reason) Consequence(SlaveTurn turn, SlaveTask task, ExecutorEnd end)
    {
        if (!turn.Settings.Semantics.ExecutorEndsAreFailures)
        {
            return task.Info.Executor is null
                ? (TaskState.Failed, "REASON_COMMAND_EXECUTOR_FAILED")
                : (TaskState.Lost, "REASON_EXECUTOR_TERMINATED");
        }

        return end switch
        {
            ExecutorEnd.NotRegistered => (TaskState.Failed, "REASON_EXECUTOR_REGISTRATION_TIMEOUT"),
            ExecutorEnd.NotReregistered => (task.Told(TaskState.Gone), "REASON_EXECUTOR_REREGISTRATION_TIMEOUT"),
            _ => (TaskState.Failed, "REASON_EXECUTOR_TERMINATED"),
        };
    }

    private static string MessageOf(ExecutorEnd end) => end switch
    {
        ExecutorEnd.Crashed => "its executor ended",
        ExecutorEnd.NotRegistered => "its executor did not register in time",
        ExecutorEnd.NotReregistered => "its executor did not come back to its slave",
        ExecutorEnd.NotShutDown => "its executor did not shut down in time",
        _ => throw new UnreachableException($"no end {(int)end}"),
    };
}
