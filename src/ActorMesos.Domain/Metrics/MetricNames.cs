using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Tasks;

namespace ActorMesos.Domain.Metrics;

/// <summary>Under which names a release counts what.</summary>
internal sealed class MetricNames
{
    public MetricNames(SemanticsProfile semantics)
    {
        Messages =
        [
            (typeof(Authenticate), "authenticate"),
            (typeof(Decline), "decline_offers"),
            (typeof(DeactivateFramework), "deactivate_framework"),
            (typeof(ExecutorToFramework), "executor_to_framework"),
            (typeof(ExitedExecutor), "exited_executor"),
            (typeof(KillTask), "kill_task"),
            (typeof(ReconcileTasks), "reconcile_tasks"),
            (typeof(RegisterFramework), "register_framework"),
            (typeof(RegisterSlave), "register_slave"),
            (typeof(ReregisterFramework), "reregister_framework"),
            (typeof(ReregisterSlave), "reregister_slave"),
            (typeof(ReviveOffers), "revive_offers"),
            (typeof(SendToExecutor), "framework_to_executor"),
            (typeof(StatusUpdate), "status_update"),
            (typeof(StatusUpdateAcknowledgement), "status_update_acknowledgement"),
            (typeof(TeardownFramework), "unregister_framework"),
            (typeof(UnregisterSlave), "unregister_slave"),
        ];
        Messages = semantics.OffersCanBeSuppressed ? [.. Messages, (typeof(SuppressOffers), "suppress_offers")] : Messages;
        Messages = semantics.SlavesApplyOperations
            ? [.. Messages, (typeof(ReconcileOperations), "reconcile_operations"), (typeof(UpdateSlave), "update_slave"),
                (typeof(OperationStatusUpdate), "operation_status_update"), (typeof(AcknowledgeOperationStatus), "operation_status_update_acknowledgement")]
            : Messages;
        Departures = semantics.RemovedSlavesReturn ? "slave_unreachable" : "slave_shutdowns";
        ActiveStates = [.. TaskGauges.Active.Where(state => Knows(semantics, state))];
        TerminalStates = [.. TaskGauges.Terminal.Where(state => Knows(semantics, state))];
    }

    /// <summary>Why slaves are removed, and what the master says then.</summary>
    public static IReadOnlyList<(string Reason, string[] Texts)> Removals { get; } =
    [
        ("unhealthy", [RemovalReasons.Silent, RemovalReasons.NotAgain, RemovalReasons.NotBack]),
        ("unregistered", [RemovalReasons.Unregistered]),
        ("registered", [RemovalReasons.Replaced]),
    ];

    public IReadOnlyList<(Type Type, string Name)> Messages { get; }

    /// <summary>What it calls slaves that are given up because they do not answer.</summary>
    public string Departures { get; }

    public IReadOnlyList<TaskState> ActiveStates { get; }

    public IReadOnlyList<TaskState> TerminalStates { get; }

    private static bool Knows(SemanticsProfile semantics, TaskState state) => state switch
    {
        TaskState.Killing => semantics.TasksAreKilling,
        TaskState.Unreachable or TaskState.Dropped or TaskState.Gone or TaskState.GoneByOperator => semantics.PartitionAwareness,
        _ => true,
    };
}
