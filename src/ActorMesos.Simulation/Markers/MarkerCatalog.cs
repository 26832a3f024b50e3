using ActorMesos.Actors.Masters;
using ActorMesos.Actors.Operators;
using ActorMesos.Domain.Authorization;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Operators;
using ActorMesos.Domain.Programs;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Tasks;
using ActorMesos.Simulation.Runs;

namespace ActorMesos.Simulation.Markers;

/// <summary>Something that a run may pass. A scenario that does not pass what it names has shown nothing, however green it is.</summary>
/// <param name="Name">The name that a scenario uses.</param>
/// <param name="Says">What it stands for.</param>
/// <param name="IsReachedBy">Whether something that happened at a node reaches it.</param>
public sealed record Marker(string Name, string Says, Func<object, bool> IsReachedBy);

/// <summary>The catalog of markers.</summary>
public static class MarkerCatalog
{
    /// <summary>Every marker, in the order in which they are listed.</summary>
    public static IReadOnlyList<Marker> All { get; } =
    [
        new("slave-registered", "a slave was admitted", happened => happened is SlaveJoined { IsBack: false }),
        new("slave-crashed", "the process of a slave or framework ended without warning", happened => happened is NodeCrashed),
        new("slave-rebooted", "a slave started on a host that had booted", happened => happened is SlaveRebooted),
        new("disk-replaced", "a slave started with an empty disk", happened => happened is SlaveDiskReplaced),
        new("checkpoint-damaged", "a slave's checkpoint was not what its disk had said", happened => happened is CheckpointDamaged),
        new("slave-cleaned-up", "a slave ended the executors that outlived its process", happened => happened is SlaveCleanupStarted),
        new("slave-reconfigured", "a slave went on with other resources or attributes", happened => happened is SlaveReconfigured),
        new("slave-restarted", "a slave that the master knew came back", happened => happened is SlaveJoined { IsBack: true }),
        new("slave-removed", "the master gave a slave up", happened => happened is SlaveRemoved),
        new("slave-unreachable", "a slave did not answer and is unreachable", happened => happened is SlaveMadeUnreachable),
        new("slave-unregistered", "a slave said goodbye", happened => happened is SlaveUnregistered),
        new("slave-gone", "an operator gave a slave up for good", happened => happened is SlaveMarkedGone),
        new("slave-deactivated", "an operator deactivated a slave", happened => happened is SlaveInactivated { Inactivity.State: SlaveInactivityState.Deactivated }),
        new("slave-drained", "a slave that was drained has no tasks any more", happened => happened is SlaveInactivated { Inactivity.State: SlaveInactivityState.Drained }),
        new("slave-reactivated", "an operator let a slave be offered again", happened => happened is SlaveReactivated),
        new("maintenance-scheduled", "the registry holds a schedule of maintenance", happened => happened is MaintenanceScheduled { Windows.Count: > 0 }),
        new("machine-down", "an operator brought machines down for maintenance", happened => happened is MaintenanceStarted),
        new("machine-up", "an operator brought machines up again", happened => happened is MaintenanceStopped),
        new("inverse-offer-accepted", "a framework means to leave a slave before its maintenance", happened => happened is InverseOfferAnswered { IsAccepted: true }),
        new("inverse-offer-declined", "a framework did not want to leave a slave before its maintenance", happened => happened is InverseOfferAnswered { IsAccepted: false }),
        new("slave-removal-cancelled", "a slave answered while it waited to be given up", happened => happened is SlaveRemovalCancelled),
        new("master-ended", "a new master ended because too many slaves were missing", happened => happened is MasterEnded),
        new("fault-without-effect", "a fault found nothing to befall", happened => happened is FaultHadNoEffect),
        new("power-cycled", "everything lost its power and came back", happened => happened is PowerReturned),
        new("master-crashed", "the process of the leading master ended without warning", happened => happened is LeaderCrashed),
        new("master-replaced", "another master took over from the registry", happened => happened is MasterElected elected && !MasterIds.IsFirst(elected.MasterId)),
        new("master-stepped-down", "a master lost its session with ZooKeeper and its process ended", happened => happened is MasterSteppedDown),
        new("framework-registered", "a framework subscribed", happened => happened is FrameworkJoined { IsBack: false }),
        new("framework-returned", "a framework that had its id came back", happened => happened is FrameworkJoined { IsBack: true }),
        new("framework-failed-over", "another process of a framework's scheduler took over from one that still lived", happened => happened is FrameworkFailedOver),
        new("message-dropped", "a framework said more than its principal may, and ended", happened => happened is MessageDropped),
        new("framework-removed", "the master took a framework off its books", happened => happened is FrameworkRemoved),
        new("resources-reserved", "a RESERVE was applied", happened => happened is OperationApplied { Operation: Reserve }),
        new("resources-unreserved", "an UNRESERVE was applied", happened => happened is OperationApplied { Operation: Unreserve }),
        new("volume-created", "a CREATE was applied", happened => happened is OperationApplied { Operation: Create }),
        new("volume-destroyed", "a DESTROY was applied", happened => happened is OperationApplied { Operation: Destroy }),
        new("store-formatted", "a program of a task made an empty store", happened => happened is StoreFormatted),
        new("quorum-formed", "a writer got the promise of a majority", happened => happened is QuorumFormed),
        new("quorum-formed-again", "a later writer got the promise of a majority", happened => happened is QuorumFormed { Term: > 1 }),
        new("data-acknowledged", "a client was told that what it wrote is kept", happened => happened is DataAcknowledged),
        new("volume-written", "a task wrote into a volume", happened => happened is VolumeWritten),
        new("operation-dropped", "an operation was refused and dropped", happened => happened is OperationDropped),
        new("volume-resized", "a GROW_VOLUME or SHRINK_VOLUME was applied", happened => happened is OperationApplied { Operation: GrowVolume or ShrinkVolume }),
        new("operation-heard", "a framework heard what became of an operation, and its acknowledgement arrived", happened => happened is OperationHeard),
        new("operation-acknowledged", "the news of an operation arrived for good", happened => happened is OperationForgotten),
        new("operation-lost", "an accepted operation did not come to pass on its slave", happened => happened is OperationLost),
        new("quota-updated", "the registry holds a quota that an operator set or removed", happened => happened is QuotasUpdated),
        new("weights-updated", "the registry holds weights that an operator set", happened => happened is WeightsUpdated),
        new("operator-accepted", "the master accepted an operator's call", happened => happened is OperatorAnswered { Status: OperatorStatus.Accepted or OperatorStatus.Ok }),
        new("operator-refused", "the master refused an operator's call as not valid (400)", happened => happened is OperatorAnswered { Status: OperatorStatus.BadRequest }),
        new("operator-forbidden", "the master refused an operator's call as not allowed (401 or 403)", happened => happened is OperatorAnswered { Status: OperatorStatus.Forbidden or OperatorStatus.Unauthorized }),
        new("operator-conflict", "the master could not free what an operator's call needs (409)", happened => happened is OperatorAnswered { Status: OperatorStatus.Conflict }),
        new("operator-unanswered", "an operator's call got no answer", happened => happened is OperatorUnanswered),
        new("slave-refused-to-start", "a slave's disk did not fit its configuration, and it did not start", happened => happened is SlaveRefusedToStart),
        new("operation-refused", "an ACL refused an operation", happened => happened is OperationDropped { Refusal.Rule: Authorizer.Rule }),
        new("task-refused", "an ACL refused a task", happened => happened is TaskUnauthorized),
        new("framework-refused", "the master did not let a framework in", happened => happened is FrameworkRefused),
        new("slave-refused", "the master did not let a slave in", happened => happened is SlaveRefused),
        new("node-authenticated", "a slave or framework proved who it is", happened => happened is NodeAuthenticated),
        new("authentication-refused", "a slave or framework did not prove who it is", happened => happened is AuthenticationRefused),
        new("task-launched", "a slave got a task", happened => happened is TaskLaunched),
        new("task-running", "a task ran", happened => happened is TaskUpdated { Status.State: TaskState.Running }),
        new("task-finished", "a task finished by itself", happened => happened is TaskUpdated { Status.State: TaskState.Finished }),
        new("task-killed", "a task was killed", happened => happened is TaskUpdated { Status.State: TaskState.Killed }),
        new("task-lost", "a task was lost", happened => happened is TaskUpdated { Status.State: TaskState.Lost }),
        new("task-failed", "a task failed", happened => happened is TaskUpdated { Status.State: TaskState.Failed }),
        new("task-killing", "a framework that knows the state is told that its task is being killed", happened => happened is TaskUpdated { Status.State: TaskState.Killing }),
        new("task-killed-by-force", "a task did not end when it was asked to, and was ended by force", happened => happened is TaskUpdated { Status: { State: TaskState.Killed, Source: TaskStatusSource.Executor, Message: not null } }),
        new("task-killed-during-launch", "a task was killed before its executor had it", happened => happened is TaskUpdated { Status.Reason: "REASON_TASK_KILLED_DURING_LAUNCH" or "REASON_EXECUTOR_UNREGISTERED" }),
        new("task-unhealthy", "a task did not pass its health check", happened => happened is TaskUpdated { Status.Healthy: false }),
        new("executor-ended", "an executor ended before its tasks", happened => happened is TaskUpdated { Status: { Source: TaskStatusSource.Slave, Reason: "REASON_EXECUTOR_TERMINATED" or "REASON_COMMAND_EXECUTOR_FAILED", State: TaskState.Failed or TaskState.Lost } }),
        new("executor-never-registered", "an executor did not register in time", happened => happened is TaskUpdated { Status.Reason: "REASON_EXECUTOR_REGISTRATION_TIMEOUT" }),
    ];
}
