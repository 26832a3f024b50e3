namespace ActorMesos.Simulation.Invariants;

/// <summary>The catalog of invariants.</summary>
public static class InvariantCatalog
{
    /// <summary>Every invariant, in the order in which they are listed.</summary>
    public static IReadOnlyList<InvariantType> All { get; } =
    [
        new("resources-conserved", "on each slave the total never changes, and reservations and volumes change only by operations", _ => true, () => new ResourcesConserved()),
        new("no-stale-offer", "nothing that is offered is in use, destroyed, or offered twice", _ => true, () => new NoStaleOffer()),
        new("volume-content", "a volume's content changes only by its writer or by DESTROY, and survives every crash", _ => true, () => new VolumeContentKept()),
        new("master-slave-agree", "once quiet, the master's view of a slave equals the slave's checkpoint", _ => true, () => new MasterSlaveAgree()),
        new("no-leak", "a new volume never shows a former volume's content", semantics => semantics.DestroyDeletesContent, () => new NoLeak()),
    ];
}
