using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;
using TaskStatus = ActorMesos.Domain.Tasks.TaskStatus;

namespace ActorMesos.Actors.Frameworks;

/// <summary>What a driver says of launches that it cannot send, since no master has it: the news claims to be the master's, as in Mesos.</summary>
internal static class UnsentLaunches
{
    public static IEnumerable<StatusUpdate> Of(SchedulerCall call, FrameworkId id, FrameworkInfo framework, SemanticsProfile semantics, Instant now)
    {
        var state = semantics.PartitionAwareness && framework.Can(FrameworkCapabilities.PartitionAware) ? TaskState.Dropped : TaskState.Lost;
        return call is not Accept accept
            ? []
            : accept.Operations.SelectMany(operation => operation.TasksToLaunch()).Select(task => new StatusUpdate(
                id,
                new TaskStatus(task.Id, state, TaskStatusSource.Master, task.SlaveId, now, null, "REASON_MASTER_DISCONNECTED", "Master disconnected"),
                state));
    }
}
