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
        new("one-writer", "at most one live task has an exclusive volume", _ => true, () => new OneWriter()),
        new("owner-destroys", "of frameworks only the owner, or whom an ACL names, destroys volumes or unreserves", _ => false, () => new OwnerDestroys()),
        new("update-until-acked", "news of an end is kept until it is acknowledged, and arrives as its slave said it", _ => true, () => new UpdateUntilAcked()),
        new("volume-outlives-slave-id", "a slave that gets another id still has its volumes", _ => true, () => new VolumeOutlivesSlaveId()),
        new("no-hasty-destroy", "no volume is destroyed because its slave was given up, once the slave has brought it back", _ => false, () => new NoHastyDestroy()),
        new("ids-resolve", "once quiet, no framework waits for a volume that does not exist", _ => true, () => new IdsResolve()),
        new("reconcile-ends", "once quiet, no framework waits for the answer to a question about a task", _ => true, () => new ReconcileEnds()),
        new("no-double-launch", "no framework launches a second task of a name while the master knows that the first one runs", _ => false, () => new NoDoubleLaunch()),
        new("no-orphans", "once quiet, a framework that serves has nothing reserved that no task uses", _ => false, () => new NoOrphans()),
        new("no-resurrection", "no client reads again what a service had told it was deleted", _ => true, () => new NoResurrection()),
        new("all-deploy", "once quiet, every framework serves or is done", _ => false, () => new AllDeploy()) { IsOnRequest = true },
        new("format-once", "a store is formatted at most once, and its writer's majority is of members that hold its log", _ => true, () => new FormatOnce()),
        new("acked-data-survives", "what was acknowledged is on a disk while fewer were lost than it has copies", _ => true, () => new AckedDataSurvives()),
    ];
}
