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

    /// <summary>What lies in the file of edits: each change is synced at once, so that the log may be the file's content itself.</summary>
    private EditLog _log = new();
    private long _promised;
    private long _committed;
    private Instant _heard;
    private bool _isFormatted;
    private NodeName? _source;

    public void Started(ProgramTurn turn)
    {
        StorageVersion.WipeForeign(turn.Folder, options.Store);
        _isFormatted = StorageVersion.Of(turn.Folder) is not null;
        _log = turn.Folder.Read<EditLog>(Edits) ?? new EditLog();
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

    private JournalStatus Status(ProgramTurn turn) => new(
        _isFormatted ? options.Store : "", _promised, _log.Last, _log.EpochAt(_log.Last), turn.Now - _heard);

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
        if (from == _source && !_isFormatted)
        {
            Format(turn, force: false);
            _log = new EditLog(edits.After, edits.AfterEpoch);
            _log.Replace(edits.After, edits.Edits);
            Keep(turn);
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
        (_isFormatted, _log, _committed) = (true, new EditLog(), 0);
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
        turn.Sends(from, new JournalPromised(epoch, _log.Last, _log.EpochAt(_log.Last)));
    }

    private JournalEdits Since(ProgramTurn turn, JournalFetch fetch)
    {
        var last = fetch.All ? _log.Last : Math.Min(Math.Max(_committed, _log.Base), _log.Last);
        var after = Math.Max(fetch.After, _log.Base);
        return new JournalEdits(after, _log.EpochAt(after), _log.After(after, Math.Max(0, last - after)), _committed, turn.Now - _heard);
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

        if (!_log.Has(append.After, append.AfterEpoch) && !(append.After == append.Purged && constants.JournalSync))
        {
            if (constants.JournalSync)
            {
                turn.Sends(from, new JournalGap(append.Epoch, Math.Min(_log.Last, _committed)));
            }

            return;
        }

        var end = append.After + append.Edits.Count;
        if (Take(append, end))
        {
            Keep(turn);
        }

        _committed = Math.Max(_committed, Math.Min(append.Committed, _log.Last));
        turn.Sends(from, new JournalAppended(append.Epoch, append.Edits.Count == 0 ? append.After : end));
    }

    /// <summary>Appends what is new, and lets go what an image contains.</summary>
    /// <returns>Whether that changed anything.</returns>
    private bool Take(JournalAppend append, long end)
    {
        var (last, first) = (_log.Last, _log.Base);
        if (!_log.Has(append.After, append.AfterEpoch))
        {
            // What is missing before is in an image: nobody will ask for it.
            _log = new EditLog(append.After, append.AfterEpoch);
        }

        if (append.Edits.Count > 0 && !_log.Has(end, append.Edits[^1].Epoch))
        {
            // What an earlier writer left beyond this point was never acknowledged to anybody.
            _log.Replace(append.After, append.Edits);
        }

        _log.Drop(append.Purged);
        return (last, first) != (_log.Last, _log.Base) || append.Edits.Count > 0;
    }

    private void Keep(ProgramTurn turn)
    {
        turn.Folder.Write(Edits, _log);
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
