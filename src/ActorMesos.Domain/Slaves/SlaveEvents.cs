namespace ActorMesos.Domain.Slaves;

using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;
using TaskStatus = ActorMesos.Domain.Tasks.TaskStatus;

/// <summary>Something that happened to a slave.</summary>
public abstract record SlaveEvent : IEvent
{
    /// <inheritdoc/>
    public virtual bool IsDurable => true;
}

/// <summary>A slave's process has started again and read its disk. Not an event of its own: it says what those before it came to.</summary>
/// <param name="Checkpointed">Its reservations and volumes.</param>
/// <param name="Contents">What lies in the folders of its volumes.</param>
/// <param name="Tasks">Its tasks that go on.</param>
public sealed record SlaveRecovered(Resources Checkpointed, IReadOnlyDictionary<string, VolumeContent> Contents, IReadOnlyList<TaskId> Tasks);

/// <summary>The slave got its id.</summary>
/// <param name="SlaveId">The id.</param>
public sealed record SlaveAdmitted(SlaveId SlaveId) : SlaveEvent;

/// <summary>The slave tells the master who it is, and waits for its answer.</summary>
/// <param name="At">When.</param>
public sealed record SlaveAuthenticating(Instant At) : SlaveEvent
{
    /// <inheritdoc/>
    public override bool IsDurable => false;
}

/// <summary>The master believes the slave.</summary>
public sealed record SlaveAuthenticated : SlaveEvent
{
    /// <inheritdoc/>
    public override bool IsDurable => false;
}

/// <summary>The master knows the slave.</summary>
public sealed record SlaveConnected : SlaveEvent
{
    /// <inheritdoc/>
    public override bool IsDurable => false;
}

/// <summary>A framework is back, and all news that is on its way was sent again.</summary>
public sealed record SlaveUpdatesResumed : SlaveEvent
{
    /// <inheritdoc/>
    public override bool IsDurable => false;
}

/// <summary>The slave takes its master for lost, or its process has just started.</summary>
public sealed record SlaveDisconnected : SlaveEvent
{
    /// <inheritdoc/>
    public override bool IsDurable => false;
}

/// <summary>Another master leads: the slave is not registered with it yet.</summary>
public sealed record SlaveFoundMaster : SlaveEvent
{
    /// <inheritdoc/>
    public override bool IsDurable => false;
}

/// <summary>The slave ends the executors that outlived its last process, and then itself (<c>--recover=cleanup</c>).</summary>
/// <param name="Executors">How many they are.</param>
public sealed record SlaveCleanupStarted(int Executors) : SlaveEvent
{
    /// <inheritdoc/>
    public override bool IsDurable => false;
}

/// <summary>The slave goes on with another configuration than it had.</summary>
/// <param name="Info">What it is and has from now on.</param>
public sealed record SlaveReconfigured(SlaveInfo Info) : SlaveEvent;

/// <summary>A loss of power has left the slave's checkpoint otherwise than the disk had said.</summary>
/// <param name="Damage">How.</param>
public sealed record CheckpointDamaged(CheckpointDamage Damage) : SlaveEvent;

/// <summary>
/// The slave's end, on the master's word or after it has cleaned up: it forgets its id and its tasks, keeps what is on its disk, and its
/// process ends. Whatever supervises the process starts it again, as a new slave.
/// </summary>
/// <param name="Reason">Why.</param>
public sealed record SlaveShutDown(string Reason) : SlaveEvent;

/// <summary>The process that had ended on the master's word was started again.</summary>
public sealed record SlaveStartedAnew : SlaveEvent
{
    /// <inheritdoc/>
    public override bool IsDurable => false;
}

/// <summary>The slave was pinged.</summary>
/// <param name="At">When.</param>
public sealed record SlavePinged(Instant At) : SlaveEvent
{
    /// <inheritdoc/>
    public override bool IsDurable => false;
}

/// <summary>The slave wrote its reservations and volumes to its disk, made folders for new volumes and, where the release does so,
/// deleted those of volumes that are gone.</summary>
/// <param name="Target">All reservations and volumes from now on.</param>
/// <param name="DeletesContent">Whether the content of volumes that are gone is deleted.</param>
public sealed record ResourcesCheckpointed(Resources Target, bool DeletesContent) : SlaveEvent;

/// <summary>The slave got a task.</summary>
/// <param name="FrameworkId">Whose it is.</param>
/// <param name="Checkpoint">Whether it survives a restart of the slave.</param>
/// <param name="Task">What is launched.</param>
/// <param name="At">When.</param>
public sealed record TaskLaunched(FrameworkId FrameworkId, bool Checkpoint, TaskInfo Task, Instant At) : SlaveEvent
{
    /// <summary>What its framework understands, as far as a slave asks for it; null for nothing.</summary>
    public FrameworkCapabilities? Capabilities { get; init; }

    /// <summary>The first task of the group that it is launched with; null for a task that is launched by itself.</summary>
    public TaskId? Group { get; init; }

    /// <inheritdoc/>
    public override bool IsDurable => Checkpoint;
}

/// <summary>Somebody wants a task dead; its executor is told.</summary>
/// <param name="FrameworkId">Whose it is.</param>
/// <param name="TaskId">Which.</param>
/// <param name="Checkpoint">Whether it survives a restart of the slave.</param>
public sealed record TaskKillStarted(FrameworkId FrameworkId, TaskId TaskId, bool Checkpoint) : SlaveEvent
{
    /// <summary>How, where being asked to end does not end it at once.</summary>
    public TaskKill? Kill { get; init; }

    /// <inheritdoc/>
    public override bool IsDurable => Checkpoint;
}

/// <summary>A task changed its state, and the news is queued.</summary>
/// <param name="FrameworkId">Whose it is.</param>
/// <param name="Checkpoint">Whether it survives a restart of the slave.</param>
/// <param name="Status">The news.</param>
public sealed record TaskUpdated(FrameworkId FrameworkId, bool Checkpoint, TaskStatus Status) : SlaveEvent
{
    /// <inheritdoc/>
    public override bool IsDurable => Checkpoint;
}

/// <summary>The framework has the oldest news of a task. After the news of its end the slave forgets the task.</summary>
/// <param name="FrameworkId">Whose it is.</param>
/// <param name="TaskId">Which.</param>
/// <param name="Checkpoint">Whether it survives a restart of the slave.</param>
public sealed record UpdateAcknowledged(FrameworkId FrameworkId, TaskId TaskId, bool Checkpoint) : SlaveEvent
{
    /// <inheritdoc/>
    public override bool IsDurable => Checkpoint;
}

/// <summary>What a volume held is deleted with an old sandbox in which it was still mounted; the volume itself is still there.</summary>
/// <param name="Folder">The volume's folder.</param>
public sealed record VolumeSwept(string Folder) : SlaveEvent;

/// <summary>A task wrote a file into a volume.</summary>
/// <param name="Folder">The volume's folder.</param>
/// <param name="File">The file.</param>
public sealed record VolumeWritten(string Folder, string File) : SlaveEvent;

/// <summary>The slave has dealt with an operation, and the news is on its way. What it did to the resources is an event of its own.</summary>
/// <param name="Operation">The operation and its news.</param>
public sealed record OperationSettled(SlaveOperation Operation) : SlaveEvent;

/// <summary>The news of an operation has arrived; the slave forgets the operation.</summary>
/// <param name="Uuid">The master's name for it.</param>
public sealed record OperationForgotten(Guid Uuid) : SlaveEvent;

/// <summary>
/// What lies on the slave's disk does not fit what it is configured with: it does not start, as a Mesos slave with incompatible
/// resources does not. Nothing on its disk is touched.
/// </summary>
/// <param name="Refusal">What does not fit.</param>
public sealed record SlaveRefusedToStart(Refusal Refusal) : SlaveEvent
{
    /// <inheritdoc/>
    public override bool IsDurable => false;
}

/// <summary>An operator wants the slave empty: its tasks are killed.</summary>
/// <param name="GraceMost">The longest that a task has to end by itself; null for as long as it says.</param>
/// <param name="MarkGone">Whether the slave is given up for good afterwards.</param>
public sealed record SlaveDrainStarted(TimeSpan? GraceMost, bool MarkGone) : SlaveEvent;

/// <summary>The slave has said goodbye and its process has ended with all that it ran; what is on its disk stays.</summary>
/// <param name="KeepsId">Whether it starts again under its id.</param>
public sealed record SlaveUnregistered(bool KeepsId) : SlaveEvent;

/// <summary>The slave's host has booted: what ran on it is gone, and so is the news of it; reservations, volumes and their content stay.</summary>
/// <param name="KeepsId">Whether it tries to come back under its id (since 1.4); before, it registers anew.</param>
public sealed record SlaveRebooted(bool KeepsId) : SlaveEvent;

/// <summary>The slave's disk is a new one: it knows nothing of what was before.</summary>
public sealed record SlaveDiskReplaced : SlaveEvent;
