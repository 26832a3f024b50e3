using ActorMesos.Actors.Frameworks;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Slaves;

namespace ActorMesos.Actors.Serialization;

/// <summary>The catalog of what master, slaves and the hosts of frameworks keep in a journal.</summary>
public static class EventTypes
{
    /// <summary>Snapshots.</summary>
    public static IReadOnlyList<Type> Snapshots { get; } = [typeof(SlaveState), typeof(Registry)];

    /// <summary>Events and snapshots.</summary>
    public static IReadOnlyList<Type> Own { get; } =
    [
        typeof(SlaveAdmitted),
        typeof(SlaveShutDown),
        typeof(ResourcesCheckpointed),
        typeof(TaskLaunched),
        typeof(TaskKillStarted),
        typeof(TaskUpdated),
        typeof(UpdateAcknowledged),
        typeof(VolumeWritten),
        typeof(VolumeSwept),
        typeof(OperationSettled),
        typeof(OperationForgotten),
        typeof(MasterElected),
        typeof(SlaveAdmission),
        typeof(SlaveRemoval),
        typeof(SlaveMadeUnreachable),
        typeof(QuotasUpdated),
        typeof(WeightsUpdated),
        typeof(SlaveMarkedGone),
        typeof(SlaveInactivated),
        typeof(SlaveReactivated),
        typeof(RegistryPruned),
        typeof(MaintenanceScheduled),
        typeof(MaintenanceStarted),
        typeof(MaintenanceStopped),
        typeof(SlaveDrainStarted),
        typeof(SlaveUnregistered),
        typeof(SlaveRebooted),
        typeof(SlaveDiskReplaced),
        typeof(SlaveReconfigured),
        typeof(CheckpointDamaged),
        typeof(FrameworkIdAssigned),
        .. Snapshots,
    ];
}
