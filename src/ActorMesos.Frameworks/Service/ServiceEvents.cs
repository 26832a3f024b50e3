using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Time;

namespace ActorMesos.Frameworks.Service;

/// <summary>Something that happened to a service. What is not durable is learnt again by reconciliation.</summary>
public abstract record ServiceEvent : IEvent
{
    /// <inheritdoc/>
    public virtual bool IsDurable => true;
}

/// <summary>An instance's task is about to be launched; its first launch makes its reservations and its volume too.</summary>
/// <param name="Number">The instance.</param>
/// <param name="Hostname">The host of the offer.</param>
/// <param name="SlaveId">The slave of the offer.</param>
/// <param name="Zone">The host's value of the attribute over which instances are spread.</param>
/// <param name="OfferId">The offer.</param>
/// <param name="TaskId">The task's id, never used before.</param>
/// <param name="VolumeId">The id of the volume; empty for none.</param>
/// <param name="At">When.</param>
public sealed record InstanceLaunched(
    int Number, string Hostname, SlaveId SlaveId, string Zone, OfferId OfferId, TaskId TaskId, string VolumeId, Instant At) : ServiceEvent;

/// <summary>An instance's task runs, and has written its file.</summary>
/// <param name="TaskId">Which task.</param>
public sealed record InstanceRan(TaskId TaskId) : ServiceEvent;

/// <summary>The health check of an instance's task has passed or failed.</summary>
/// <param name="TaskId">Which task.</param>
/// <param name="IsHealthy">Whether it passed.</param>
/// <param name="At">When.</param>
public sealed record InstanceChecked(TaskId TaskId, bool IsHealthy, Instant At) : ServiceEvent;

/// <summary>A launch came to nothing, and neither did its volume: the instance is launched anew, anywhere and under new names.</summary>
/// <param name="TaskId">Its last task.</param>
public sealed record InstanceForgotten(TaskId TaskId) : ServiceEvent;

/// <summary>An instance was away for too long: another one takes its place.</summary>
/// <param name="TaskId">Its last task.</param>
/// <param name="IsKept">Whether its volume is kept, should it come back.</param>
public sealed record InstanceReplaced(TaskId TaskId, bool IsKept) : ServiceEvent;

/// <summary>An instance that is not wanted any more has given away what its volume held.</summary>
/// <param name="TaskId">The task that did so.</param>
public sealed record InstanceLeft(TaskId TaskId) : ServiceEvent;

/// <summary>Nothing of an unwanted instance is left on its host.</summary>
/// <param name="TaskId">Its last task.</param>
public sealed record InstanceCleared(TaskId TaskId) : ServiceEvent;

/// <summary>A volume lacks what earlier tasks of its instance wrote. The service is unhealthy for ever.</summary>
/// <param name="VolumeId">The volume.</param>
/// <param name="TaskId">The task that found it.</param>
/// <param name="Missing">The tasks whose files are missing, separated by commas.</param>
public sealed record ServiceDataLost(string VolumeId, TaskId TaskId, string Missing) : ServiceEvent;

/// <summary>The number of instances is another from now on.</summary>
/// <param name="Target">How many there are to be.</param>
public sealed record ServiceResized(int Target) : ServiceEvent;

/// <summary>Everything is to be given back.</summary>
public sealed record ServiceUninstallBegan : ServiceEvent;

/// <summary>Everything has been given back.</summary>
public sealed record ServiceUninstalled : ServiceEvent;

/// <summary>Somebody else knows of a task that is not running yet.</summary>
/// <param name="TaskId">Which task.</param>
public sealed record InstanceConfirmed(TaskId TaskId) : ServiceEvent
{
    /// <inheritdoc/>
    public override bool IsDurable => false;
}

/// <summary>An instance's task is over.</summary>
/// <param name="TaskId">Which task.</param>
/// <param name="At">Since when.</param>
public sealed record InstanceEnded(TaskId TaskId, Instant At) : ServiceEvent
{
    /// <inheritdoc/>
    public override bool IsDurable => false;
}

/// <summary>A host of that value of the attribute over which instances are spread was offered for the first time.</summary>
/// <param name="Zone">The value.</param>
public sealed record ServiceZoneSeen(string Zone) : ServiceEvent
{
    /// <inheritdoc/>
    public override bool IsDurable => false;
}

/// <summary>The service asks for the state of all tasks that it takes for alive.</summary>
public sealed record ServiceReconciliationBegan : ServiceEvent
{
    /// <inheritdoc/>
    public override bool IsDurable => false;
}

/// <summary>The state of one of these tasks is known.</summary>
/// <param name="TaskId">Which task.</param>
public sealed record ServiceTaskReconciled(TaskId TaskId) : ServiceEvent
{
    /// <inheritdoc/>
    public override bool IsDurable => false;
}

/// <summary>The service waits no longer for answers.</summary>
public sealed record ServiceReconciliationEnded : ServiceEvent
{
    /// <inheritdoc/>
    public override bool IsDurable => false;
}
