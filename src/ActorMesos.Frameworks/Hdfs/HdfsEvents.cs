using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Programs;
using ActorMesos.Domain.Time;

namespace ActorMesos.Frameworks.Hdfs;

/// <summary>Something that happened to the service. What is not durable is learnt again by reconciliation.</summary>
public abstract record HdfsEvent : IEvent
{
    /// <inheritdoc/>
    public virtual bool IsDurable => true;
}

/// <summary>A DataNode's task is about to be launched; the first launch of a node makes its reservations and its volume too.</summary>
/// <param name="Number">The DataNode.</param>
/// <param name="Hostname">The host of the offer.</param>
/// <param name="SlaveId">The slave of the offer.</param>
/// <param name="OfferId">The offer.</param>
/// <param name="TaskId">The task's id, never used before.</param>
/// <param name="PersistenceId">The id of the volume; empty where it has none.</param>
/// <param name="At">When.</param>
public sealed record HdfsNodeLaunched(
    int Number, string Hostname, SlaveId SlaveId, OfferId OfferId, TaskId TaskId, string PersistenceId, Instant At) : HdfsEvent
{
    /// <summary>What it is.</summary>
    public HdfsRole Role { get; init; }

    /// <summary>The rack of the host; empty where nobody says.</summary>
    public string Rack { get; init; } = "";
}

/// <summary>A DataNode's task runs, and has written its file.</summary>
/// <param name="TaskId">Which task.</param>
public sealed record HdfsNodeRan(TaskId TaskId) : HdfsEvent;

/// <summary>A DataNode that never ran is given up on its host: it goes elsewhere, and what it left there is cleared.</summary>
/// <param name="TaskId">Its last task.</param>
public sealed record HdfsNodeAbandoned(TaskId TaskId) : HdfsEvent;

/// <summary>Nothing of an unwanted DataNode is left on its host.</summary>
/// <param name="TaskId">Its last task.</param>
public sealed record HdfsNodeCleared(TaskId TaskId) : HdfsEvent;

/// <summary>A volume lacks what earlier tasks of its node wrote. Without programs that keep copies, the service is unhealthy for ever.</summary>
/// <param name="Number">The DataNode.</param>
/// <param name="PersistenceId">The volume.</param>
/// <param name="TaskId">The task that found it.</param>
/// <param name="Missing">The tasks whose files are missing, separated by commas.</param>
public sealed record DataLost(int Number, string PersistenceId, TaskId TaskId, string Missing) : HdfsEvent;

/// <summary>All DataNodes of the cycle run for the first time.</summary>
/// <param name="At">When.</param>
public sealed record HdfsServingBegan(Instant At) : HdfsEvent;

/// <summary>The cycle has served; all that it made is destroyed.</summary>
/// <param name="Store">What it kept.</param>
public sealed record HdfsTeardownBegan(string Store) : HdfsEvent, IGivesStoreUp;

/// <summary>The service is to have more DataNodes, or fewer.</summary>
/// <param name="DataNodes">How many.</param>
public sealed record HdfsResized(int DataNodes) : HdfsEvent;

/// <summary>A DataNode holds nothing that is not elsewhere too, and is not wanted any more.</summary>
/// <param name="TaskId">Its last task.</param>
public sealed record HdfsNodeRetired(TaskId TaskId) : HdfsEvent;

/// <summary>The next cycle begins.</summary>
/// <param name="Cycle">Its number, from 1.</param>
public sealed record HdfsCycleBegan(int Cycle) : HdfsEvent;

/// <summary>The last cycle is over.</summary>
public sealed record HdfsFinished : HdfsEvent;

/// <summary>Somebody else knows of a task that is not running yet.</summary>
/// <param name="TaskId">Which task.</param>
public sealed record HdfsNodeConfirmed(TaskId TaskId) : HdfsEvent
{
    /// <inheritdoc/>
    public override bool IsDurable => false;
}

/// <summary>A DataNode's task is over.</summary>
/// <param name="TaskId">Which task.</param>
/// <param name="At">When this became known.</param>
public sealed record HdfsNodeEnded(TaskId TaskId, Instant At) : HdfsEvent
{
    /// <inheritdoc/>
    public override bool IsDurable => false;
}

/// <summary>The service asks for the state of all tasks that it takes for alive.</summary>
public sealed record HdfsReconciliationBegan : HdfsEvent
{
    /// <inheritdoc/>
    public override bool IsDurable => false;
}

/// <summary>The state of one of these tasks is known.</summary>
/// <param name="TaskId">Which task.</param>
public sealed record HdfsTaskReconciled(TaskId TaskId) : HdfsEvent
{
    /// <inheritdoc/>
    public override bool IsDurable => false;
}

/// <summary>The service waits no longer for answers.</summary>
public sealed record HdfsReconciliationEnded : HdfsEvent
{
    /// <inheritdoc/>
    public override bool IsDurable => false;
}
