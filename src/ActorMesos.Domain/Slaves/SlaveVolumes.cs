using System.Collections.Immutable;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Semantics;

namespace ActorMesos.Domain.Slaves;

/// <summary>What a slave keeps on its disk: reservations, volumes, and the volumes' content.</summary>
internal static class SlaveVolumes
{
    /// <summary>In 0.23 the master sends the complete set after each operation; the same set again changes nothing.</summary>
    public static Decision Checkpoint(SlaveState slave, CheckpointResources checkpoint, SlaveSettings settings) =>
        slave.Checkpointed.Equals(checkpoint.Target)
            ? Decision.Nothing
            : Decision.Of(new ResourcesCheckpointed(checkpoint.Target, settings.DestroyDeletesContent));

    /// <summary>A bug: the sandbox of a task that is over is removed some day, and its volumes are still mounted there.</summary>
    public static void LeaveMounted(SlaveTurn turn, SlaveTask task)
    {
        if (turn.Settings.Bugs.HasFlag(MesosBugs.SandboxRemovalFollowsMounts))
        {
            foreach (var volume in task.Info.Resources.PersistentVolumes())
            {
                turn.Reminds(turn.Settings.SandboxLasts, new SandboxDue(VolumeContent.Folder(volume)));
            }
        }
    }

    public static Decision Sweep(SlaveState slave, SandboxDue due) =>
        slave.Contents.GetValueOrDefault(due.Folder) is { Files.IsEmpty: false } ? Decision.Of(new VolumeSwept(due.Folder)) : Decision.Nothing;

    /// <summary>A folder that is there already is used as it is, with all that lies in it.</summary>
    public static SlaveState Apply(SlaveState slave, ResourcesCheckpointed checkpointed)
    {
        var contents = slave.Contents;
        foreach (var volume in checkpointed.Target.PersistentVolumes())
        {
            var folder = VolumeContent.Folder(volume);
            contents = contents.ContainsKey(folder) ? contents : contents.Add(folder, VolumeContent.Empty);
        }

        if (checkpointed.DeletesContent)
        {
            // A folder of which the checkpoint has lost track is never deleted.
            var kept = checkpointed.Target.PersistentVolumes().Select(VolumeContent.Folder).ToHashSet(StringComparer.Ordinal);
            contents = contents.RemoveRange(slave.Checkpointed.PersistentVolumes().Select(VolumeContent.Folder).Where(folder => !kept.Contains(folder)).ToList());
        }

        return slave with { Checkpointed = checkpointed.Target, FormerlyCheckpointed = slave.Checkpointed, IsBroken = false, Contents = contents };
    }

    /// <summary>The folders of volumes are where they were, whatever the checkpoint says.</summary>
    public static SlaveState Apply(SlaveState slave, CheckpointDamaged damaged) => damaged.Damage switch
    {
        CheckpointDamage.Stale => slave with { Checkpointed = slave.FormerlyCheckpointed },
        CheckpointDamage.Empty => slave with { Id = null, Checkpointed = Resources.Resources.Empty, Tasks = [], Operations = [], Drain = null },
        CheckpointDamage.Broken => slave with { IsBroken = !slave.Checkpointed.IsEmpty },
        _ => throw new System.Diagnostics.UnreachableException($"no damage {(int)damaged.Damage}"),
    };

    public static SlaveState Apply(SlaveState slave, VolumeSwept swept) =>
        slave with { Contents = slave.Contents.SetItem(swept.Folder, VolumeContent.Empty) };

    public static SlaveState Apply(SlaveState slave, VolumeWritten written) => slave with
    {
        Contents = slave.Contents.SetItem(
            written.Folder, (slave.Contents.GetValueOrDefault(written.Folder) ?? VolumeContent.Empty).With(written.File)),
    };
}
