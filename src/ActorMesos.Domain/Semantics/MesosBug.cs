namespace ActorMesos.Domain.Semantics;

/// <summary>Bugs that releases of Mesos had, which a scenario may switch on; releases had them whatever their other rules are.</summary>
[Flags]
public enum MesosBugs
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>A master that takes a slave back does not send it its reservations and volumes again (0.23's way, Mesos 8a8286ccd).</summary>
    CheckpointIsNotResent = 1,

    /// <summary>Offers with a shared volume still stand when it is destroyed (Mesos eecd2870c).</summary>
    SharedOffersOutliveDestroy = 2,

    /// <summary>
    /// Volumes stay mounted in the sandboxes of tasks that are over, and the removal of old sandboxes deletes what is in them (MESOS-7366).
    /// </summary>
    SandboxRemovalFollowsMounts = 4,

    /// <summary>A slave that was unreachable is taken back without the tasks that it still runs (after MESOS-10018).</summary>
    ReturningTasksAreForgotten = 8,
}

/// <summary>A bug that a scenario may switch on.</summary>
/// <param name="Bug">Which.</param>
/// <param name="Name">The name that a scenario uses.</param>
/// <param name="Says">What goes wrong, and where it was reported or mended.</param>
public sealed record MesosBug(MesosBugs Bug, string Name, string Says)
{
    /// <summary>Every bug, in the order in which they are listed.</summary>
    public static IReadOnlyList<MesosBug> All { get; } =
    [
        new(MesosBugs.CheckpointIsNotResent, "checkpoint-is-not-resent", "a slave that comes back is not told again which volumes it has; 0.23's protocol (Mesos 8a8286ccd)"),
        new(MesosBugs.SharedOffersOutliveDestroy, "shared-offers-outlive-destroy", "offers with a shared volume still stand when it is destroyed (Mesos eecd2870c)"),
        new(MesosBugs.SandboxRemovalFollowsMounts, "sandbox-removal-follows-mounts", "volumes stay mounted in old sandboxes, and go with them after slave.gc-delay (MESOS-7366)"),
        new(MesosBugs.ReturningTasksAreForgotten, "returning-tasks-are-forgotten", "a slave that was unreachable is taken back without its tasks, and what they use is offered (after MESOS-10018)"),
    ];
}
