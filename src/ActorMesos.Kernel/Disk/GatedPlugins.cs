using ActorMesos.Kernel.Time;
using Akka.Actor;
using Akka.Persistence;

namespace ActorMesos.Kernel.Disk;

/// <summary>The journal that actors see: hands every request to the gate of its world.</summary>
public sealed class GatedJournal : ActorBase
{
    private readonly DiskGate _gate = Gate.Of(Context.System);

    /// <inheritdoc/>
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case WriteMessages write:
                _gate.Submit(PersistenceIdOf(write), write, write.PersistentActor);
                return true;
            case ReplayMessages replay:
                _gate.Submit(replay.PersistenceId, replay, replay.PersistentActor);
                return true;
            case DeleteMessagesTo delete:
                _gate.Submit(delete.PersistenceId, delete, delete.PersistentActor);
                return true;
            default:
                return false;
        }
    }

    private static string PersistenceIdOf(WriteMessages write)
    {
        foreach (var envelope in write.Messages)
        {
            if (envelope is AtomicWrite atomic)
            {
                return atomic.PersistenceId;
            }
        }

        // A batch of deferred messages alone writes nothing; it needs a place in the order all the same.
        return write.PersistentActor.Path.ToStringWithoutAddress();
    }
}

/// <summary>The snapshot store that actors see: hands every request to the gate of its world.</summary>
public sealed class GatedSnapshotStore : ActorBase
{
    private readonly DiskGate _gate = Gate.Of(Context.System);

    /// <inheritdoc/>
    protected override bool Receive(object message)
    {
        var persistenceId = message switch
        {
            LoadSnapshot load => load.PersistenceId,
            SaveSnapshot save => save.Metadata.PersistenceId,
            DeleteSnapshot delete => delete.Metadata.PersistenceId,
            DeleteSnapshots delete => delete.PersistenceId,
            _ => null,
        };
        if (persistenceId is null)
        {
            return false;
        }

        _gate.Submit(persistenceId, message, Sender);
        return true;
    }
}

internal static class Gate
{
    public static DiskGate Of(ActorSystem system) =>
        ((VirtualScheduler)system.Scheduler).Kernel.Disk
        ?? throw new InvalidOperationException("An actor persists before the world has given its disk power.");
}
