using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Programs;
using ActorMesos.Domain.Time;
using ActorMesos.Frameworks.Hdfs.Messages;
using ActorMesos.Frameworks.Hdfs.Namespaces;

namespace ActorMesos.Frameworks.Hdfs.Programs;

/// <summary>
/// One of the JournalNodes, which keep the edits of the active NameNode: what a majority of them has is never lost. It obeys the writer of
/// the latest epoch alone (HDFS's quorum journal, <c>HDFSHighAvailabilityWithQJM</c>).
/// </summary>
internal sealed class JournalNode(ServiceOptions options, HdfsConstants constants) : ITaskProgram
{
    private const string Edits = "edits";
    private const string Promised = "promised";
    private const string Sync = "sync";

    private static readonly TimeSpan SyncEvery = TimeSpan.FromSeconds(5);

    private readonly SortedDictionary<string, JournalStatus> _others = new(StringComparer.Ordinal);

    /// <summary>What lies in the file of edits: each change is synced at once, so that the list may be the file's content itself.</summary>
    private List<Edit> _edits = [];
    private long _promised;
    private long _committed;
    private Instant _heard;
    private bool _isFormatted;
    private NodeName? _source;

    public void Started(ProgramTurn turn)
    {
        StorageVersion.WipeForeign(turn.Folder, options.Store);
        _isFormatted = StorageVersion.Of(turn.Folder) is not null;
        _edits = turn.Folder.Read<List<Edit>>(Edits) ?? [];
        _promised = (turn.Folder.Read<EpochFile>(Promised) ?? new EpochFile(0)).Epoch;
        _heard = turn.Now;
        if (!_isFormatted)
        {
            AskOthers(turn);
        }
    }

    public void Received(ProgramTurn turn, NodeName from, IProgramMessage message)
    {
        switch (message)
        {
            case JournalInquiry:
                turn.Sends(from, Status(turn));
                break;
            case JournalStatus status:
                Learn(turn, from, status);
                break;
            case JournalFormat format:
                Format(turn, format.Force);
                turn.Sends(from, new JournalFormatted());
                break;
            case JournalPromise promise:
                Promise(turn, from, promise.Epoch);
                break;
            case JournalFetch fetch when IsReady(turn):
                turn.Sends(from, Since(turn, fetch));
                break;
            case JournalEdits edits:
                Copy(turn, from, edits);
                break;
            case JournalAppend append when _isFormatted:
                Append(turn, from, append);
                break;
        }
    }

    public void Woken(ProgramTurn turn, string reason)
    {
        if (reason == Sync && !_isFormatted)
        {
            AskOthers(turn);
        }
    }

    private long LastTx => _edits.Count;

    private JournalStatus Status(ProgramTurn turn) => new(
        _isFormatted ? options.Store : "", _promised, LastTx, EpochAt(LastTx), turn.Now - _heard);

    private long EpochAt(long tx) => tx == 0 || tx > LastTx ? 0 : _edits[(int)tx - 1].Epoch;

    /// <summary>Whether it takes part: one of a release that does not copy from others begins with whatever it has, nothing too.</summary>
    private bool IsReady(ProgramTurn turn)
    {
        if (!_isFormatted && !constants.JournalSync)
        {
            Format(turn, force: false);
        }

        return _isFormatted;
    }

    /// <summary>
    /// An empty folder may be a new deployment's, or a lost disk's. What the lost one had may be on one other alone, so that only what all
    /// others say is enough (<c>JournalNodeSyncer</c>).
    /// </summary>
    private void AskOthers(ProgramTurn turn)
    {
        if (constants.JournalSync)
        {
            foreach (var other in options.JournalNodes(turn))
            {
                turn.Sends(other, new JournalInquiry());
            }

            turn.WantsToWake(SyncEvery, Sync);
        }
    }

    private void Learn(ProgramTurn turn, NodeName from, JournalStatus status)
    {
        if (_isFormatted)
        {
            return;
        }

        _others[from.Value] = status;
        var known = options.JournalNodes(turn).Select(other => _others.GetValueOrDefault(other.Value)).OfType<JournalStatus>().ToList();
        if (known.Count == options.Journals - 1 && known.Exists(other => other.Store == options.Store))
        {
            var best = _others.Where(other => other.Value.Store == options.Store)
                .MaxBy(other => (other.Value.Epoch, other.Value.Tx)).Key;
            _source = new NodeName(best);
            _promised = Math.Max(_promised, known.Max(other => other.Promised));
            turn.Sends(_source.Value, new JournalFetch(0, All: true));
        }
    }

    private void Copy(ProgramTurn turn, NodeName from, JournalEdits edits)
    {
        if (from == _source && edits.After == LastTx)
        {
            Format(turn, force: false);
            Keep(turn, 0, edits.Edits);
            Remember(turn, _promised);
            _source = null;
        }
    }

    private void Format(ProgramTurn turn, bool force)
    {
        if (_isFormatted && !force)
        {
            return;
        }

        StorageVersion.Wipe(turn.Folder);
        new StorageVersion(options.Store, turn.Place.Task.Id.Value).Write(turn.Folder);
        (_isFormatted, _edits, _committed) = (true, [], 0);
        Remember(turn, _promised);
    }

    private void Promise(ProgramTurn turn, NodeName from, long epoch)
    {
        if (!IsReady(turn))
        {
            return;
        }

        if (epoch <= _promised)
        {
            turn.Sends(from, new JournalRefused(_promised));
            return;
        }

        Remember(turn, epoch);
        _heard = turn.Now;
        turn.Sends(from, new JournalPromised(epoch, LastTx, EpochAt(LastTx)));
    }

    private JournalEdits Since(ProgramTurn turn, JournalFetch fetch)
    {
        var last = fetch.All ? LastTx : Math.Min(_committed, LastTx);
        var count = (int)Math.Max(0, last - fetch.After);
        return new JournalEdits(fetch.After, count == 0 ? [] : _edits.GetRange((int)fetch.After, count), _committed, turn.Now - _heard);
    }

    private void Append(ProgramTurn turn, NodeName from, JournalAppend append)
    {
        if (append.Epoch < _promised)
        {
            turn.Sends(from, new JournalRefused(_promised));
            return;
        }

        _heard = turn.Now;
        if (append.Epoch > _promised)
        {
            Remember(turn, append.Epoch);
        }

        if (append.After > LastTx || (append.After > 0 && EpochAt(append.After) != append.AfterEpoch))
        {
            if (constants.JournalSync)
            {
                turn.Sends(from, new JournalGap(append.Epoch, Math.Min(LastTx, _committed)));
            }

            return;
        }

        var end = append.After + append.Edits.Count;
        if (append.Edits.Count > 0 && (end > LastTx || EpochAt(end) != append.Edits[^1].Epoch))
        {
            // What an earlier writer left beyond this point was never acknowledged to anybody.
            Keep(turn, (int)append.After, append.Edits);
        }

        _committed = Math.Max(_committed, Math.Min(append.Committed, LastTx));
        turn.Sends(from, new JournalAppended(append.Epoch, append.Edits.Count == 0 ? append.After : end));
    }

    private void Keep(ProgramTurn turn, int after, IReadOnlyList<Edit> edits)
    {
        _edits.RemoveRange(after, _edits.Count - after);
        _edits.AddRange(edits);
        turn.Folder.Write(Edits, _edits);
        turn.Folder.Sync();
    }

    private void Remember(ProgramTurn turn, long epoch)
    {
        _promised = epoch;
        turn.Folder.Write(Promised, new EpochFile(epoch));
        turn.Folder.Sync();
    }

    private sealed record EpochFile(long Epoch);
}
