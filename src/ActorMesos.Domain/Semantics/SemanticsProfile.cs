namespace ActorMesos.Domain.Semantics;

/// <summary>The rules that changed between releases of Mesos, as named switches. Nothing else branches on a version.</summary>
public sealed record SemanticsProfile
{
    /// <summary>The name that a scenario uses: <c>0.23</c> or <c>1.11</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Whether DESTROY deletes a volume's content; in 0.23 it stays on the disk (MESOS-2048, MESOS-2408).</summary>
    public required bool DestroyDeletesContent { get; init; }

    /// <summary>Whether a task may use a volume in mode RO (since 1.1).</summary>
    public required bool ReadOnlyVolumes { get; init; }

    /// <summary>
    /// Whether a caller without a principal may reserve, unreserve, create and destroy (since 0.28); the documentation of 0.23 requires
    /// one.
    /// </summary>
    public required bool CallersWithoutPrincipal { get; init; }

    /// <summary>Whether a removed slave may come back with its id and tasks (since 1.1); in 0.23 it is told to shut down.</summary>
    public required bool RemovedSlavesReturn { get; init; }

    /// <summary>Whether what an ACCEPT converted comes back without the call's filter (since 1.0).</summary>
    public required bool ConversionsReturnUnfiltered { get; init; }

    /// <summary>
    /// Whether a volume's creator, if it names one, must be the caller, and must be named when the caller has a principal (since 1.0,
    /// MESOS-5005).
    /// </summary>
    public required bool VolumesNameTheirCreator { get; init; }

    /// <summary>
    /// Whether an id that is empty, <c>.</c>, <c>..</c> or longer than 255 characters is refused; 0.23 looked at control characters and
    /// slashes only.
    /// </summary>
    public required bool IdsMustNameAFolder { get; init; }

    /// <summary>Whether the roles of reservations are checked for legal names; 0.23 did not.</summary>
    public required bool RoleNamesAreChecked { get; init; }

    /// <summary>Whether part of a GPU is refused (since 1.0); to 0.23 gpus are a name like any other.</summary>
    public required bool GpusAreWhole { get; init; }

    /// <summary>Whether a reservation may be refined for a role under its own (since 1.4).</summary>
    public required bool ReservationsAreRefined { get; init; }

    /// <summary>Whether a reservation may carry labels (since 0.28, MESOS-4479).</summary>
    public required bool ReservationsAreLabelled { get; init; }

    /// <summary>Whether disk may lie elsewhere than on the slave's root disk: PATH and MOUNT since 0.28, BLOCK and RAW since 1.5.</summary>
    public required bool DisksHaveSources { get; init; }

    /// <summary>Whether volumes may be shared (since 1.1).</summary>
    public required bool VolumesAreShared { get; init; }

    /// <summary>Whether GROW_VOLUME and SHRINK_VOLUME are known (since 1.6).</summary>
    public required bool VolumesAreResized { get; init; }

    /// <summary>Whether LAUNCH_GROUP is known (since 1.1).</summary>
    public required bool TasksAreGrouped { get; init; }

    /// <summary>Whether <c>--resources</c> may be JSON (since 0.26, MESOS-2467).</summary>
    public required bool ResourcesFlagIsJson { get; init; }

    /// <summary>Whether reserved resources count in a role's share (since 0.27).</summary>
    public required bool ReservedCountsInShare { get; init; }

    /// <summary>
    /// Whether a slave is sent each operation, applies it itself and answers what became of it (since 1.5); before, it was sent the
    /// complete set of its reservations and volumes and answered nothing.
    /// </summary>
    public required bool SlavesApplyOperations { get; init; }

    /// <summary>
    /// Whether a container path must be relative and not nested, as the documentation of 0.23 demands. Later ones do not, and a volume whose
    /// path cannot be mounted is silently left out of the container.
    /// </summary>
    public required bool PathsAreNotNested { get; init; }

    /// <summary>
    /// Whether a slave that is not authenticated, or that no ACL lets in, hears nothing; in 0.23 it is told to shut down.
    /// </summary>
    public required bool RefusedSlavesAreIgnored { get; init; }

    /// <summary>How long slaves and frameworks wait for the master to authenticate them: 5 s in 0.23, 15 s in 1.11.</summary>
    public required TimeSpan AuthenticationTimeout { get; init; }

    /// <summary>
    /// Whether a framework's share is a part of what its role holds, instead of the cluster; both give the same order where all that counts
    /// is one resource.
    /// </summary>
    public required bool FrameworksShareTheirRole { get; init; }

    /// <summary>Whether <c>a/b</c> is a role under <c>a</c>, shares with it and is offered what is reserved for it (since 1.4).</summary>
    public required bool RolesAreHierarchical { get; init; }

    /// <summary>Whether roles may have quotas (since 0.27).</summary>
    public required bool Quotas { get; init; }

    /// <summary>Whether the allocator (since 1.0) and each framework (since 1.7) have metrics.</summary>
    public required bool MetricsAreDetailed { get; init; }

    /// <summary>Whether a subscribed framework may say anew what it is (<c>UPDATE_FRAMEWORK</c>, since 1.9).</summary>
    public required bool FrameworksUpdateThemselves { get; init; }

    /// <summary>Whether a framework that only slaves have told a new master of may be torn down (since 1.2).</summary>
    public required bool FrameworksAreRecovered { get; init; }

    /// <summary>Whether operators may change weights (since 1.0).</summary>
    public required bool WeightsCanBeUpdated { get; init; }

    /// <summary>
    /// Whether a filter lasts one allocation interval at least, and to the end of the instant at which it expires, so that a run at
    /// that instant respects it (since 0.28, MESOS-4302); in 0.23 it lasts exactly as long as was asked.
    /// </summary>
    public required bool FiltersOutliveARun { get; init; }

    /// <summary>Whether events that come together cause one allocation run over all that they concern (since 1.2, MESOS-3157).</summary>
    public required bool AllocationsCoalesce { get; init; }

    /// <summary>Whether a framework may have several roles (since 1.3), suppress and revive them (since 1.2), and change them.</summary>
    public required bool SeveralRoles { get; init; }

    /// <summary>Whether SUPPRESS is known (since 0.25).</summary>
    public required bool OffersCanBeSuppressed { get; init; }

    /// <summary>
    /// Whether shared volumes (since 1.1), gpus (since 1.0) and refined reservations (since 1.4) are offered only to frameworks that say
    /// that they understand them.
    /// </summary>
    public required bool OffersSuitCapabilities { get; init; }

    /// <summary>Whether a framework may say itself what is worth an offer to it (since 1.8), and on which slaves (since 1.11).</summary>
    public required bool FrameworksHaveWishes { get; init; }

    /// <summary>
    /// Whether frameworks that are capable of PARTITION_AWARE are told TASK_DROPPED, TASK_UNREACHABLE, TASK_GONE and the like (since 1.1);
    /// all others, and all in 0.23, are told TASK_LOST.
    /// </summary>
    public required bool PartitionAwareness { get; init; }

    /// <summary>Whether machines are maintained by a schedule, with inverse offers (since 0.25).</summary>
    public required bool MachinesAreMaintained { get; init; }

    /// <summary>Whether a task that is being killed is in TASK_KILLING, for frameworks that know the state (since 0.28).</summary>
    public required bool TasksAreKilling { get; init; }

    /// <summary>
    /// Whether a question about an unknown task waits while a slave's removal is on its way to the registry, as in 0.23; later, the slave
    /// counts as registered until it is removed.
    /// </summary>
    public required bool ReconciliationAwaitsRemovals { get; init; }

    /// <summary>Whether Mesos's own executors say TASK_STARTING when they have got a task (since 1.5).</summary>
    public required bool ExecutorsSayStarting { get; init; }

    /// <summary>
    /// Whether tasks have failed whose executor ended without them, for a reason that says how (since 1.0); in 0.23 those of frameworks'
    /// own executors are lost.
    /// </summary>
    public required bool ExecutorEndsAreFailures { get; init; }

    /// <summary>Whether a task that is killed before its executor has it says so (since 1.5); in 0.23, that its executor is not registered.</summary>
    public required bool KillsDuringLaunchAreNamed { get; init; }

    /// <summary>Whether tasks, and calls that kill them, may say how long a task has to end by itself (since 1.0).</summary>
    public required bool KillPolicies { get; init; }

    /// <summary>Whether tasks may have a longest time to complete (<c>max_completion_time</c>, since 1.9).</summary>
    public required bool CompletionTimesAreLimited { get; init; }

    /// <summary>Whether a framework may have an executor of its own shut down (<c>SHUTDOWN</c>, since 0.24).</summary>
    public required bool ExecutorsAreShutDown { get; init; }

    /// <summary>Whether a framework that comes back must have the principal that it had; in 0.23 it may take another.</summary>
    public required bool PrincipalsAreFixed { get; init; }

    /// <summary>
    /// Whether a failover time-out that nanoseconds in 64 bits cannot hold is refused; 0.23 takes its default of none instead.
    /// </summary>
    public required bool FailoverTimeoutsAreChecked { get; init; }

    /// <summary>Whether operators may mark slaves as gone for good (since 1.5).</summary>
    public required bool SlavesAreMarkedGone { get; init; }

    /// <summary>Whether operators may deactivate, drain and reactivate slaves (since 1.10).</summary>
    public required bool SlavesAreDrained { get; init; }

    /// <summary>Whether a slave that unregistered or whose host rebooted starts with its former id (since 1.4); in 0.23 as a new slave.</summary>
    public required bool RestartedSlavesKeepIds { get; init; }

    /// <summary>Whether a slave may go on with more resources or attributes than it had (since 1.5).</summary>
    public required bool SlavesAreReconfigured { get; init; }

    /// <summary>Mesos 0.23, the release that the seed describes.</summary>
    public static SemanticsProfile V023 { get; } = new()
    {
        Name = "0.23",
        DestroyDeletesContent = false,
        ReadOnlyVolumes = false,
        CallersWithoutPrincipal = false,
        RemovedSlavesReturn = false,
        ConversionsReturnUnfiltered = false,
        ReservedCountsInShare = false,
        VolumesNameTheirCreator = false,
        IdsMustNameAFolder = false,
        RoleNamesAreChecked = false,
        SlavesApplyOperations = false,
        PathsAreNotNested = true,
        GpusAreWhole = false,
        ReservationsAreRefined = false,
        ReservationsAreLabelled = false,
        DisksHaveSources = false,
        VolumesAreShared = false,
        VolumesAreResized = false,
        TasksAreGrouped = false,
        ResourcesFlagIsJson = false,
        RefusedSlavesAreIgnored = false,
        AuthenticationTimeout = TimeSpan.FromSeconds(5),
        FrameworksShareTheirRole = true,
        RolesAreHierarchical = false,
        Quotas = false,
        WeightsCanBeUpdated = false,
        FrameworksUpdateThemselves = false,
        FrameworksAreRecovered = false,
        MetricsAreDetailed = false,
        FiltersOutliveARun = false,
        AllocationsCoalesce = false,
        SeveralRoles = false,
        OffersCanBeSuppressed = false,
        OffersSuitCapabilities = false,
        FrameworksHaveWishes = false,
        PartitionAwareness = false,
        SlavesAreMarkedGone = false,
        SlavesAreDrained = false,
        MachinesAreMaintained = false,
        RestartedSlavesKeepIds = false,
        SlavesAreReconfigured = false,
        TasksAreKilling = false,
        ReconciliationAwaitsRemovals = true,
        ExecutorsSayStarting = false,
        ExecutorEndsAreFailures = false,
        KillsDuringLaunchAreNamed = false,
        KillPolicies = false,
        CompletionTimesAreLimited = false,
        ExecutorsAreShutDown = false,
        PrincipalsAreFixed = false,
        FailoverTimeoutsAreChecked = false,
    };

    /// <summary>Mesos 1.11, the last release.</summary>
    public static SemanticsProfile V111 { get; } = new()
    {
        Name = "1.11",
        DestroyDeletesContent = true,
        ReadOnlyVolumes = true,
        CallersWithoutPrincipal = true,
        RemovedSlavesReturn = true,
        ConversionsReturnUnfiltered = true,
        ReservedCountsInShare = true,
        VolumesNameTheirCreator = true,
        IdsMustNameAFolder = true,
        RoleNamesAreChecked = true,
        SlavesApplyOperations = true,
        PathsAreNotNested = false,
        GpusAreWhole = true,
        ReservationsAreRefined = true,
        ReservationsAreLabelled = true,
        DisksHaveSources = true,
        VolumesAreShared = true,
        VolumesAreResized = true,
        TasksAreGrouped = true,
        ResourcesFlagIsJson = true,
        RefusedSlavesAreIgnored = true,
        AuthenticationTimeout = TimeSpan.FromSeconds(15),
        FrameworksShareTheirRole = false,
        RolesAreHierarchical = true,
        Quotas = true,
        WeightsCanBeUpdated = true,
        FrameworksUpdateThemselves = true,
        FrameworksAreRecovered = true,
        MetricsAreDetailed = true,
        FiltersOutliveARun = true,
        AllocationsCoalesce = true,
        SeveralRoles = true,
        OffersCanBeSuppressed = true,
        OffersSuitCapabilities = true,
        FrameworksHaveWishes = true,
        PartitionAwareness = true,
        SlavesAreMarkedGone = true,
        SlavesAreDrained = true,
        MachinesAreMaintained = true,
        RestartedSlavesKeepIds = true,
        SlavesAreReconfigured = true,
        TasksAreKilling = true,
        ReconciliationAwaitsRemovals = false,
        ExecutorsSayStarting = true,
        ExecutorEndsAreFailures = true,
        KillsDuringLaunchAreNamed = true,
        KillPolicies = true,
        CompletionTimesAreLimited = true,
        ExecutorsAreShutDown = true,
        PrincipalsAreFixed = true,
        FailoverTimeoutsAreChecked = true,
    };

    /// <summary>Every profile, in the order of their releases.</summary>
    public static IReadOnlyList<SemanticsProfile> All { get; } = [V023, V111];
}
