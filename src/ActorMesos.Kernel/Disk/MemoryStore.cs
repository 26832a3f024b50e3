using Akka.Actor;
using Akka.Persistence;

namespace ActorMesos.Kernel.Disk;

/// <summary>
/// Keeps events and snapshots in memory. It belongs to the world, not to an actor system, so that what was written is found again
/// after a power cycle.
/// </summary>
public sealed class MemoryStore : IStore
{
    private readonly Dictionary<string, List<IPersistentRepresentation>> _events = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedList<long, SelectedSnapshot>> _snapshots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _highest = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public bool Knows(string persistenceId) => _highest.ContainsKey(persistenceId) || _snapshots.ContainsKey(persistenceId);

    /// <inheritdoc/>
    public void AskJournal(object request, IActorRef answers)
    {
        switch (request)
        {
            case WriteMessages write:
                Write(write, answers);
                break;
            case ReplayMessages replay:
                Replay(replay, answers);
                break;
            case DeleteMessagesTo delete:
                Delete(delete, answers);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(request), request, "unknown request to a journal");
        }
    }

    /// <inheritdoc/>
    public void AskSnapshots(object request, IActorRef answers)
    {
        switch (request)
        {
            case LoadSnapshot load:
                answers.Tell(new LoadSnapshotResult(Select(load), load.ToSequenceNr));
                break;
            case SaveSnapshot save:
                SnapshotsOf(save.Metadata.PersistenceId)[save.Metadata.SequenceNr] = new SelectedSnapshot(save.Metadata, save.Snapshot);
                answers.Tell(new SaveSnapshotSuccess(save.Metadata));
                break;
            case DeleteSnapshot delete:
                SnapshotsOf(delete.Metadata.PersistenceId).Remove(delete.Metadata.SequenceNr);
                answers.Tell(new DeleteSnapshotSuccess(delete.Metadata));
                break;
            case DeleteSnapshots delete:
                var all = SnapshotsOf(delete.PersistenceId);
                foreach (var sequence in all.Keys.Where(sequence => IsWithin(delete.Criteria, sequence)).ToList())
                {
                    all.Remove(sequence);
                }

                answers.Tell(new DeleteSnapshotsSuccess(delete.Criteria));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(request), request, "unknown request to a snapshot store");
        }
    }

    private void Write(WriteMessages write, IActorRef answers)
    {
        var writes = write.Messages.OfType<AtomicWrite>().ToList();
        var news = writes.SelectMany(atomic => (IEnumerable<IPersistentRepresentation>)atomic.Payload).ToList();
        if (news.FirstOrDefault(one => one.SequenceNr <= _highest.GetValueOrDefault(one.PersistenceId)) is { } twice)
        {
            // As a database does: all or nothing, and no number twice.
            var failure = new IOException($"Event {twice.SequenceNr} of {twice.PersistenceId} has been written already.");
            answers.Tell(new WriteMessagesFailed(failure, writes.Count));
            news.ForEach(one => answers.Tell(new WriteMessageFailure(one, failure, write.ActorInstanceId)));
            return;
        }

        answers.Tell(WriteMessagesSuccessful.Instance);
        foreach (var one in news)
        {
            if (!_events.TryGetValue(one.PersistenceId, out var events))
            {
                events = [];
                _events.Add(one.PersistenceId, events);
            }

            events.Add(one.Update(one.SequenceNr, one.PersistenceId, one.IsDeleted, ActorRefs.NoSender, one.WriterGuid));
            _highest[one.PersistenceId] = one.SequenceNr;
            answers.Tell(new WriteMessageSuccess(one, write.ActorInstanceId));
        }
    }

    private void Replay(ReplayMessages replay, IActorRef answers)
    {
        var left = replay.Max;
        foreach (var one in _events.GetValueOrDefault(replay.PersistenceId) ?? [])
        {
            if (one.SequenceNr >= replay.FromSequenceNr && one.SequenceNr <= replay.ToSequenceNr && left-- > 0)
            {
                answers.Tell(new ReplayedMessage(one));
            }
        }

        answers.Tell(new RecoverySuccess(_highest.GetValueOrDefault(replay.PersistenceId)));
    }

    private void Delete(DeleteMessagesTo delete, IActorRef answers)
    {
        _events.GetValueOrDefault(delete.PersistenceId)?.RemoveAll(one => one.SequenceNr <= delete.ToSequenceNr);
        answers.Tell(new DeleteMessagesSuccess(delete.ToSequenceNr));
    }

    private SelectedSnapshot? Select(LoadSnapshot load) => load.Criteria.Equals(SnapshotSelectionCriteria.None)
        ? null
        : _snapshots.GetValueOrDefault(load.PersistenceId)?
            .LastOrDefault(kept => kept.Key <= load.ToSequenceNr && IsWithin(load.Criteria, kept.Key)).Value;

    /// <summary>In memory a snapshot has no date: the criteria's other half does not apply.</summary>
    private static bool IsWithin(SnapshotSelectionCriteria criteria, long sequence) =>
        criteria.MinSequenceNr <= sequence && sequence <= criteria.MaxSequenceNr;

    private SortedList<long, SelectedSnapshot> SnapshotsOf(string persistenceId)
    {
        if (!_snapshots.TryGetValue(persistenceId, out var kept))
        {
            kept = [];
            _snapshots.Add(persistenceId, kept);
        }

        return kept;
    }
}
