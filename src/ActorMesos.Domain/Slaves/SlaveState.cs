namespace ActorMesos.Domain.Slaves;

using System.Collections.Immutable;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Time;

/// <summary>A slave as it is between two messages. What is durable comes back from the journal after a crash.</summary>
public sealed record SlaveState
{
    /// <summary>What the slave is and has, from its configuration.</summary>
    public required SlaveInfo Info { get; init; }

    /// <summary>The id that the master gave it; null until it is admitted.</summary>
    public SlaveId? Id { get; init; }

    /// <summary>Its dynamic reservations and volumes.</summary>
    public Resources Checkpointed { get; init; } = Resources.Empty;

    /// <summary>Its dynamic reservations and volumes before they last changed.</summary>
    public Resources FormerlyCheckpointed { get; init; } = Resources.Empty;

    /// <summary>Whether the last entry of its file of reservations and volumes cannot be read.</summary>
    public bool IsBroken { get; init; }

    /// <summary>What lies in the folders of its volumes, those that were destroyed in 0.23 too. By folder, in ordinal order.</summary>
    public ImmutableSortedDictionary<string, VolumeContent> Contents { get; init; } =
        ImmutableSortedDictionary.Create<string, VolumeContent>(StringComparer.Ordinal);

    /// <summary>Its tasks that are not over, or whose end is not acknowledged, in the order of their launch.</summary>
    public ImmutableArray<SlaveTask> Tasks { get; init; } = [];

    /// <summary>The operations that it dealt with and whose news nobody has acknowledged, in their order.</summary>
    public ImmutableArray<SlaveOperation> Operations { get; init; } = [];

    /// <summary>What an operator wants, while it is being drained; null while it is not.</summary>
    public SlaveDrainStarted? Drain { get; init; }

    /// <summary>How many updates it has made so far.</summary>
    public long UpdatesMade { get; init; }

    /// <summary>Whether the master knows it. Not durable.</summary>
    public bool IsRegistered { get; init; }

    /// <summary>Whether the master has believed who it is, so that it may register. Not durable.</summary>
    public bool IsAuthenticated { get; init; }

    /// <summary>Since when it waits for the master to believe it; null while it does not. Not durable.</summary>
    public Instant? AuthenticatingSince { get; init; }

    /// <summary>Whether its process has ended, on the master's word or because it could not start: it does nothing any more. Not durable.</summary>
    public bool IsShutDown { get; init; }

    /// <summary>Whether it ends the executors that outlived its last process, and then itself. Not durable.</summary>
    public bool IsCleaningUp { get; init; }

    /// <summary>How many masters its process has detected. Not durable.</summary>
    public int Round { get; init; }

    /// <summary>How often its process has registered. Not durable.</summary>
    public int Connections { get; init; }

    /// <summary>How often frameworks came back to it. Not durable.</summary>
    public int Resumptions { get; init; }

    /// <summary>Of which round of sending its news is: reminders of an earlier one are void.</summary>
    public int UpdateRound => Connections + Resumptions;

    /// <summary>When the master last pinged it. Not durable.</summary>
    public Instant LastPing { get; init; }

    /// <summary>The task of that framework and id, if the slave knows it.</summary>
    public SlaveTask? Task(FrameworkId framework, TaskId task)
    {
        foreach (var known in Tasks)
        {
            if (known.Info.Id == task && known.FrameworkId == framework)
            {
                return known;
            }
        }

        return null;
    }

    /// <summary>The operation of that name, while its news is not acknowledged.</summary>
    public SlaveOperation? Operation(Guid uuid)
    {
        foreach (var known in Operations)
        {
            if (known.Uuid == uuid)
            {
                return known;
            }
        }

        return null;
    }

    internal SlaveState With(SlaveTask task)
    {
        for (var i = 0; i < Tasks.Length; i++)
        {
            if (Tasks[i].Info.Id == task.Info.Id && Tasks[i].FrameworkId == task.FrameworkId)
            {
                return this with { Tasks = Tasks.SetItem(i, task) };
            }
        }

        return this with { Tasks = Tasks.Add(task) };
    }
}
