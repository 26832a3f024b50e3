namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>Every kind of fault, in the order in which they are listed.</summary>
public static class FaultKinds
{
    /// <summary>The catalog: a new kind is one line here.</summary>
    public static IReadOnlyList<FaultKind> All { get; } =
    [
        CrashFault.Definition,
        SlaveShutdownFault.Definition,
        PowerCycleFault.Definition,
        MasterFailoverFault.Definition,
        FrameworkFailoverFault.Definition,
        RebootFault.Definition,
        ReplaceFault.Definition,
        ReconfigureFault.Definition,
        MaintenanceFault.Definition,
        PauseFault.Definition,
        DropFault.Definition,
        DelayFault.Definition,
        DuplicateFault.Definition,
        HoldFault.Definition,
        PartitionFault.Definition,
        ClogFault.Definition,
        DiskFullFault.Definition,
        DiskFailsFault.Definition,
        DiskSlowFault.Definition,
        DiskSilentFault.Definition,
        DiskForgetsFault.Definition,
        StaleCheckpointFault.Definition,
        ClockSkewFault.Definition,
        DeclineStormFault.Definition,
    ];
}
