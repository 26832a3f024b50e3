using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Programs;
using ActorMesos.Domain.Time;
using ActorMesos.Frameworks.Hdfs.Messages;
using ActorMesos.Frameworks.Hdfs.Namespaces;

namespace ActorMesos.Frameworks.Hdfs.Programs;

/// <summary>How the active NameNode writes its edits to the JournalNodes: an edit counts once a majority has it, and only then is it answered.</summary>
internal sealed class JournalWriter
{
    private const int BatchMost = 500;

    private readonly ServiceOptions _options;
    private readonly EditLog _log;
    private readonly Queue<(long Tx, NodeName To, IProgramMessage Reply)> _owed = new();
    private readonly SortedDictionary<string, (long Sent, long Acked)> _journals = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Instant> _heard = new(StringComparer.Ordinal);
    private readonly long _common;
    private Instant _advanced;

    /// <param name="options">The deployment.</param>
    /// <param name="log">All edits so far; the writer adds to them.</param>
    /// <param name="epoch">The epoch that a majority has promised.</param>
    /// <param name="common">The last edit that every journal of the majority has.</param>
    /// <param name="now">When the epoch begins.</param>
    public JournalWriter(ServiceOptions options, EditLog log, long epoch, long common, Instant now)
    {
        (_options, _log, Epoch, Committed, _advanced, _common) = (options, log, epoch, common, now, common);
    }

    public long Epoch { get; }

    /// <summary>The last edit that a majority has.</summary>
    public long Committed { get; private set; }

    /// <summary>Adds an edit.</summary>
    public Edit Log(EditKind kind, string path = "", long number = 0)
    {
        var edit = new Edit(_log.Last + 1, Epoch, kind, path, number);
        _log.Add(edit);
        return edit;
    }

    /// <summary>Answers once every edit so far is on a majority.</summary>
    public void Replies(ProgramTurn turn, NodeName to, IProgramMessage reply)
    {
        if (Committed >= _log.Last)
        {
            turn.Sends(to, reply);
        }
        else
        {
            _owed.Enqueue((_log.Last, to, reply));
        }
    }

    /// <summary>Sends what is new.</summary>
    public void Flush(ProgramTurn turn)
    {
        foreach (var journal in _options.JournalNodes(turn))
        {
            var (sent, acked) = StateOf(journal);
            if (sent < _log.Last)
            {
                Send(turn, journal, sent, acked);
            }
        }
    }

    /// <summary>Says that the writer lives, and sends again what nobody has acknowledged.</summary>
    /// <returns>Whether a majority has answered lately.</returns>
    public bool Tick(ProgramTurn turn, TimeSpan most)
    {
        foreach (var journal in _options.JournalNodes(turn))
        {
            var (_, acked) = StateOf(journal);
            Send(turn, journal, acked, acked);
        }

        return turn.Now - _advanced < most;
    }

    public void Appended(ProgramTurn turn, NodeName journal, JournalAppended appended)
    {
        var (sent, acked) = StateOf(journal);
        _journals[journal.Value] = (Math.Max(sent, appended.Tx), Math.Max(acked, appended.Tx));
        _heard[journal.Value] = turn.Now;
        var heard = _heard.Values.OrderDescending().ElementAtOrDefault(_options.Quorum - 1);
        _advanced = heard > _advanced ? heard : _advanced;
        var majority = _journals.Values.Select(state => state.Acked).OrderDescending().ElementAtOrDefault(_options.Quorum - 1);
        if (majority > Committed)
        {
            Committed = majority;
            while (_owed.TryPeek(out var owed) && owed.Tx <= Committed)
            {
                _owed.Dequeue();
                turn.Sends(owed.To, owed.Reply);
            }
        }
    }

    public void Gap(ProgramTurn turn, NodeName journal, JournalGap gap) => Send(turn, journal, Math.Min(gap.Tx, _log.Last), gap.Tx);

    private (long Sent, long Acked) StateOf(NodeName journal) =>
        _journals.TryGetValue(journal.Value, out var state) ? state : (_common, _common);

    private void Send(ProgramTurn turn, NodeName journal, long after, long acked)
    {
        var from = Math.Max(after, _log.Base);
        var edits = _log.After(from, BatchMost);
        turn.Sends(journal, new JournalAppend(Epoch, from, _log.EpochAt(from), edits, Committed, _log.Base));
        _journals[journal.Value] = (from + edits.Count, acked);
    }
}
