using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Programs;
using ActorMesos.Domain.Time;
using ActorMesos.Frameworks.Hdfs.Messages;

namespace ActorMesos.Frameworks.Hdfs.Programs;

/// <summary>
/// How a standby becomes the writer: it takes an epoch that no journal has promised, gets the promise of a majority, and reads what the
/// most advanced of these has (HDFS's quorum journal: <c>newEpoch</c>, then recovery of the last segment).
/// </summary>
internal sealed class NameNodeElection(ServiceOptions options, NameNodeCore core, TimeSpan silenceLeast, Instant since)
{
    private readonly SortedDictionary<string, JournalStatus> _statuses = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, JournalPromised> _promises = new(StringComparer.Ordinal);
    private string? _best;

    public Instant Since => since;

    public long Epoch { get; private set; }

    /// <summary>The last edit that the journals of the majority have in common with this NameNode for certain.</summary>
    public long Common { get; private set; }

    public bool IsWon { get; private set; }

    public bool IsLost { get; private set; }

    public void Begin(ProgramTurn turn)
    {
        Common = core.Log.Last;
        foreach (var journal in options.JournalNodes(turn))
        {
            turn.Sends(journal, new JournalInquiry());
        }
    }

    public void Received(ProgramTurn turn, NodeName from, IProgramMessage message)
    {
        switch (message)
        {
            case JournalStatus status:
                Count(turn, from, status);
                break;
            case JournalPromised promised when promised.Epoch == Epoch:
                Count(turn, from, promised);
                break;
            case JournalRefused:
                IsLost = true;
                break;
        }
    }

    public void Fetched(NodeName from, JournalEdits edits)
    {
        if (from.Value == _best)
        {
            // Where the journals do not have any more what it lacks, it must have an image first.
            IsLost = edits.After > core.Log.Last;
            IsWon = !IsLost;
            core.Append(edits.Edits);
        }
    }

    private void Count(ProgramTurn turn, NodeName from, JournalStatus status)
    {
        if (Epoch > 0)
        {
            return;
        }

        _statuses[from.Value] = status;
        if (_statuses.Count < options.Quorum)
        {
            return;
        }

        if (_statuses.Values.Any(known => known.Silence <= silenceLeast))
        {
            // Another has taken over in the meantime.
            IsLost = true;
        }
        else
        {
            Epoch = _statuses.Values.Max(known => known.Promised) + 1;
            foreach (var journal in options.JournalNodes(turn))
            {
                turn.Sends(journal, new JournalPromise(Epoch));
            }
        }
    }

    private void Count(ProgramTurn turn, NodeName from, JournalPromised promised)
    {
        _promises[from.Value] = promised;
        if (_promises.Count == options.Quorum && _best is null)
        {
            var last = Math.Max(core.Log.Last, _promises.Values.Max(known => known.Tx));
            turn.Happens(new QuorumFormed(
                options.Store, Epoch, [.. _promises.Keys], [.. _promises.Where(known => known.Value.Tx == 0 && last > 0).Select(known => known.Key)]));
            _best = _promises.MaxBy(known => (known.Value.LastEpoch, known.Value.Tx)).Key;
            turn.Sends(new NodeName(_best), new JournalFetch(core.Log.Last, All: true));
        }
    }
}
