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
        if (request is not ReplayMessages replay || !recovery.Has(replay.PersistenceId))
        {
            store.AskJournal(request, answers);
            return;
        }

        var highest = 0L;
        var left = replay.Max;
        foreach (var one in recovery.Events(replay.PersistenceId))
        {
            highest = one.SequenceNr;
            if (one.SequenceNr >= replay.FromSequenceNr && one.SequenceNr <= replay.ToSequenceNr && left-- > 0)
            {
                answers.Tell(new ReplayedMessage(one));
            }
        }

        recovery.Forget(replay.PersistenceId);
        answers.Tell(new RecoverySuccess(highest));
    }

    /// <inheritdoc/>
    public void AskSnapshots(object request, IActorRef answers)
    {
        if (request is LoadSnapshot load && recovery.Has(load.PersistenceId) && load.Criteria.Equals(SnapshotSelectionCriteria.Latest))
        {
            answers.Tell(new LoadSnapshotResult(recovery.Snapshot(load.PersistenceId), load.ToSequenceNr));
            return;
        }

        store.AskSnapshots(request, answers);
    }
}
