using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Operations;
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
        new("slave-crashed", "a slave's process ended without warning", happened => happened is NodeCrashed),
        new("slave-restarted", "a slave that the master knew came back", happened => happened is SlaveJoined { IsBack: true }),
        new("slave-removed", "the master gave a slave up", happened => happened is SlaveRemoved),
        new("power-cycled", "everything lost its power and came back", happened => happened is PowerReturned),
        new("framework-registered", "a framework subscribed", happened => happened is FrameworkJoined { IsBack: false }),
        new("framework-returned", "a framework that had its id came back", happened => happened is FrameworkJoined { IsBack: true }),
        new("resources-reserved", "a RESERVE was applied", happened => happened is OperationApplied { Operation: Reserve }),
        new("resources-unreserved", "an UNRESERVE was applied", happened => happened is OperationApplied { Operation: Unreserve }),
        new("volume-created", "a CREATE was applied", happened => happened is OperationApplied { Operation: Create }),
        new("volume-destroyed", "a DESTROY was applied", happened => happened is OperationApplied { Operation: Destroy }),
        new("volume-written", "a task wrote into a volume", happened => happened is VolumeWritten),
        new("operation-dropped", "an operation was refused and dropped", happened => happened is OperationDropped),
        new("task-launched", "a slave got a task", happened => happened is TaskLaunched),
        new("task-running", "a task ran", happened => happened is TaskUpdated { Status.State: TaskState.Running }),
        new("task-finished", "a task finished by itself", happened => happened is TaskUpdated { Status.State: TaskState.Finished }),
        new("task-killed", "a task was killed", happened => happened is TaskUpdated { Status.State: TaskState.Killed }),
        new("task-lost", "a task was lost", happened => happened is TaskUpdated { Status.State: TaskState.Lost }),
    ];
}
