using Akka.Persistence;

namespace ActorMesos.Kernel.Disk;

/// <summary>The writes that are held back until the first of their answers falls due; then they go to the store as one.</summary>
internal sealed class WriteBatch
{
    private readonly List<DiskRequest> _held = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>Batches that were written.</summary>
    public long Flushed { get; private set; }

    public void Add(DiskRequest request)
    {
        _held.Add(request);
        _ids.Add(request.PersistenceId);
    }

    public void DiscardAll()
    {
        _held.Clear();
        _ids.Clear();
    }

    /// <summary>Forgets what is held for the id, except what has been acknowledged: that only a power failure takes.</summary>
    public void Discard(string persistenceId)
    {
        if (!_ids.Remove(persistenceId))
        {
            return;
        }

        var lost = _held.Where(request => request.IsOf(persistenceId) && !request.IsAnswered).ToHashSet();
        foreach (var request in lost)
        {
            request.IsIssued = true;
        }

        _held.RemoveAll(lost.Contains);
        if (_held.Exists(request => request.IsOf(persistenceId)))
        {
            _ids.Add(persistenceId);
        }
    }

    /// <summary>Writes what is held for the id now.</summary>
    public void Settle(string persistenceId, PoweredGate power)
    {
        if (!_ids.Remove(persistenceId))
        {
            return;
        }

        var own = _held.Where(request => request.IsOf(persistenceId)).ToList();
        _held.RemoveAll(request => request.IsOf(persistenceId));
        Write(own, power);
    }

    /// <summary>
    /// Writes everything that an answer is owed for. What may be lost if the power fails stays behind, unless a later write of the
    /// same id takes it along.
    /// </summary>
    public void Flush(PoweredGate power)
    {
        var owed = _held.Where(request => !request.IsIssued).Select(request => request.PersistenceId).ToHashSet(StringComparer.Ordinal);
        var writes = _held.Where(request => owed.Contains(request.PersistenceId)).ToList();
        _held.RemoveAll(request => owed.Contains(request.PersistenceId));
        _ids.ExceptWith(owed);
        Write(writes, power);
    }

    private void Write(List<DiskRequest> requests, PoweredGate power)
    {
        var writes = requests.SelectMany(request => request.AtomicWrites).ToList();
        requests.ForEach(request => request.IsIssued = true);
        if (writes.Count == 0)
        {
            return;
        }

        Flushed++;
        var answers = power.Write(writes);
        if (answers.Answers.FirstOrDefault().Message is WriteMessagesFailed && requests.Count > 1)
        {
            // One bad write fails the whole batch: alone, only its own actor is hurt.
            foreach (var request in requests)
            {
                Note(power.Write([.. request.AtomicWrites]), [request]);
            }

            return;
        }

        Note(answers, requests);
    }

    private static void Note(AnswerSink answers, List<DiskRequest> requests)
    {
        foreach (var (message, _) in answers.Answers)
        {
            switch (message)
            {
                case WriteMessagesFailed failed:
                    requests.ForEach(request => request.Failure = failed.Cause);
                    break;
                case WriteMessageRejected rejected:
                    var owner = requests.First(request => request.Writes(rejected.Persistent));
                    (owner.Rejections ??= [])[rejected.Persistent.SequenceNr] = rejected.Cause;
                    break;
            }
        }
    }
}
