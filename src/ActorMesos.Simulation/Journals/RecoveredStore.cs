using ActorMesos.Kernel.Disk;
using Akka.Actor;
using Akka.Persistence;

namespace ActorMesos.Simulation.Journals;

/// <summary>A store whose ids recover the first time from what one pass over the journal has read.</summary>
/// <param name="store">The store itself.</param>
/// <param name="recovery">What was read.</param>
public sealed class RecoveredStore(IStore store, StreamedRecovery recovery) : IStore
{
    /// <inheritdoc/>
    public bool Knows(string persistenceId) => store.Knows(persistenceId);

    /// <inheritdoc/>
    public void AskJournal(object request, IActorRef answers)
    {
        if (request is not ReplayMessages replay
            || recovery.Find(replay.PersistenceId) is not { } entity
            || !entity.Holds(replay.FromSequenceNr))
        {
            store.AskJournal(request, answers);
            return;
        }

        var left = replay.Max;
        foreach (var one in entity.Events)
        {
            if (one.SequenceNr >= replay.FromSequenceNr && one.SequenceNr <= replay.ToSequenceNr && left-- > 0)
            {
                answers.Tell(new ReplayedMessage(one));
            }
        }

        recovery.Forget(replay.PersistenceId);
        answers.Tell(new RecoverySuccess(entity.Highest));
    }

    /// <inheritdoc/>
    public void AskSnapshots(object request, IActorRef answers)
    {
        if (request is LoadSnapshot load
            && recovery.Find(load.PersistenceId) is { } entity
            && load.Criteria.Equals(SnapshotSelectionCriteria.Latest))
        {
            answers.Tell(new LoadSnapshotResult(entity.Snapshot, load.ToSequenceNr));
            return;
        }

        store.AskSnapshots(request, answers);
    }
}
