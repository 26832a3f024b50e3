using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Programs;
using ActorMesos.Domain.Time;
using ActorMesos.Frameworks.Hdfs.Messages;

namespace ActorMesos.Frameworks.Hdfs.Programs;

/// <summary>
/// A NameNode: it formats the namespace or learns of it, follows the journal as standby, takes over when no writer is heard any more, and
/// then serves clients until a later one fences it. Both NameNodes hear all DataNodes, so that a takeover knows where blocks are.
/// </summary>
internal sealed class NameNode : ITaskProgram
{
    private const string Tick = "tick";
    private const string Monitor = "monitor";

    private static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(5);

    private readonly ServiceOptions _options;
    private readonly HdfsConstants _constants;
    private readonly NameNodeCore _core;
    private readonly NameNodeStart _start;
    private readonly Checkpoints _checkpoints;
    private readonly SortedDictionary<string, (TimeSpan Silence, Instant At)> _silences = new(StringComparer.Ordinal);
    private NameNodeElection? _election;
    private NameNodeClients? _clients;

    public NameNode(ServiceOptions options, HdfsConstants constants)
    {
        (_options, _constants) = (options, constants);
        _core = new NameNodeCore(options, constants);
        _start = new NameNodeStart(options);
        _checkpoints = new Checkpoints(options, constants, _core);
    }

    /// <summary>Whether it serves clients.</summary>
    public bool IsActive => _clients is not null;

    /// <summary>Its namespace and blocks, to be looked at.</summary>
    public NameNodeCore Core => _core;

    public void Started(ProgramTurn turn)
    {
        StorageVersion.WipeForeign(turn.Folder, _options.Store);
        _start.Begin(turn);
        _checkpoints.Load(turn);
        turn.WantsToWake(_start.IsOver ? TimeSpan.Zero : RetryEvery, Tick);
        turn.WantsToWake(_constants.Redundancy, Monitor);
    }

    public void Received(ProgramTurn turn, NodeName from, IProgramMessage message)
    {
        switch (message)
        {
            case BootstrapRequest:
                turn.Sends(from, new BootstrapReply(_start.IsOver));
                break;
            case BootstrapReply or JournalStatus or JournalFormatted when !_start.IsOver:
                Join(turn, from, message);
                break;
            case ImageRequest or ImageReply or ImageUpload when _start.IsOver:
                _checkpoints.Received(turn, from, message, IsActive);
                break;
            case JournalStatus or JournalPromised or JournalRefused when _election is not null:
                Elect(turn, () => _election.Received(turn, from, message));
                break;
            case JournalEdits edits when _election is not null:
                Elect(turn, () => _election.Fetched(from, edits));
                break;
            case JournalEdits edits when _clients is null:
                Follow(turn, from, edits);
                break;
            case JournalAppended or JournalGap or JournalRefused when _clients is not null:
                _clients.Journal(turn, from, message);
                break;
            case DataNodeRegister register when register.Store == _options.Store:
                _core.Storages.Register(turn, from, register);
                break;
            case DataNodeHeartbeat heartbeat:
                _core.Storages.Heartbeat(turn, from, heartbeat, commands: IsActive);
                break;
            case BlockReport report when _core.Storages.Report(turn, from, report) is { } storage:
                _clients?.Reported(turn, storage);
                break;
            case BlockReceived received:
                Has(turn, received);
                break;
            case BlocksDeleted deleted:
                _core.Storages.Deleted(deleted);
                break;
            default:
                Serve(turn, from, message);
                break;
        }

        _clients?.Flush(turn);
    }

    public void Woken(ProgramTurn turn, string reason)
    {
        if (reason == Monitor)
        {
            _core.Storages.Bury(turn);
            _clients?.Monitor(turn);
            turn.WantsToWake(_constants.Redundancy, Monitor);
        }
        else if (!_start.IsOver)
        {
            _start.Begin(turn);
            turn.WantsToWake(RetryEvery, Tick);
        }
        else
        {
            turn.WantsToWake(_constants.Tail, Tick);
            Live(turn);
        }

        _clients?.Flush(turn);
    }

    private void Live(ProgramTurn turn)
    {
        if (_clients is not null)
        {
            _clients.Tick(turn);
        }
        else if (_election is not null && turn.Now - _election.Since > _constants.FailoverAfter)
        {
            _election = null;
        }
        else if (_election is null && IsLeaderless(turn))
        {
            _election = new NameNodeElection(_options, _core, _constants.FailoverAfter, turn.Now);
            _election.Begin(turn);
        }
        else if (_election is null)
        {
            foreach (var journal in _options.JournalNodes(turn))
            {
                turn.Sends(journal, new JournalFetch(_core.Log.Last, All: false));
            }

            _checkpoints.Check(turn);
        }
    }

    private void Join(ProgramTurn turn, NodeName from, IProgramMessage message)
    {
        _start.Received(turn, from, message);
        if (_start.IsOver)
        {
            _checkpoints.Ask(turn);
        }
    }

    /// <summary>Whether a majority of the journals has said just now that it hears no writer.</summary>
    private bool IsLeaderless(ProgramTurn turn) =>
        _silences.Values.Count(heard => turn.Now - heard.At < _constants.Tail * 2 && heard.Silence > _constants.FailoverAfter) >= _options.Quorum;

    private void Follow(ProgramTurn turn, NodeName from, JournalEdits edits)
    {
        _silences[from.Value] = (edits.Silence, turn.Now);
        if (edits.After > _core.Log.Last)
        {
            _checkpoints.Ask(turn);
        }

        _core.Append(edits.Edits);
    }

    private void Elect(ProgramTurn turn, Action act)
    {
        act();
        if (_election is { IsLost: true })
        {
            _election = null;
            _silences.Clear();
        }
        else if (_election is { IsWon: true } won)
        {
            _election = null;
            _clients = new NameNodeClients(_options, _constants, _core, won.Epoch, won.Common, turn);
        }
    }

    private void Has(ProgramTurn turn, BlockReceived received)
    {
        if (_core.Storages.Received(received) is { } storage && !received.IsOpen)
        {
            _clients?.Received(turn, storage, received.Block);
        }
    }

    private void Serve(ProgramTurn turn, NodeName from, IProgramMessage message)
    {
        if (_clients is not null)
        {
            _clients.Serve(turn, from, message);
        }
        else if (NameNodeClients.RequestOf(message) is { } request)
        {
            turn.Sends(from, new NameNodeReply(request, HdfsStatus.Standby));
        }
    }
}
