namespace ActorMesos.Simulation.Scenarios.Operators;

/// <summary>Every kind of call of an operator, in the order in which they are listed.</summary>
public static class OperatorStepKinds
{
    /// <summary>The catalog: a new kind is one line here.</summary>
    public static IReadOnlyList<OperatorStepKind> All { get; } =
    [
        ReserveStep.Definition,
        UnreserveStep.Definition,
        CreateStep.Definition,
        DestroyStep.Definition,
        GrowVolumeStep.Definition,
        ShrinkVolumeStep.Definition,
        TeardownStep.Definition,
        SetQuotaStep.Definition,
        RemoveQuotaStep.Definition,
        UpdateWeightsStep.Definition,
        MarkSlaveGoneStep.Definition,
        DeactivateSlaveStep.Definition,
        ReactivateSlaveStep.Definition,
        DrainSlaveStep.Definition,
        ScheduleMaintenanceStep.Definition,
        MachineDownStep.Definition,
        MachineUpStep.Definition,
        GetMaintenanceScheduleStep.Definition,
        GetMaintenanceStatusStep.Definition,
    ];
}
