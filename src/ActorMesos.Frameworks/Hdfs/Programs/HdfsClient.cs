using System.Globalization;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Programs;
using ActorMesos.Frameworks.Hdfs.Messages;

namespace ActorMesos.Frameworks.Hdfs.Programs;

/// <summary>
/// A client of the service: it writes a file of one block, reads one that it has written before, deletes its oldest, and begins again. It
/// tells those who watch what it was promised, so that they can see whether the promise is kept.
/// </summary>
internal sealed class HdfsClient(ServiceOptions options, HdfsConstants constants) : ITaskProgram
{
    private const string Next = "next";
    private const string Again = "again ";
    private const string Late = "late ";
    private const string Written = "written ";

    /// <summary>How long a client waits for an answer (<c>dfs.client.socket-timeout</c> is 60 s), and between two attempts.</summary>
    private static readonly TimeSpan AnswerMost = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    /// <summary>How often a block is looked for before the client gives up reading it (<c>dfs.client.max.block.acquire.failures</c>).</summary>
    private const int ReadsMost = 3;

    private readonly List<string> _files = [];
    private readonly SortedSet<string> _bad = new(StringComparer.Ordinal);
    private Step _step = Step.Idle;
    private long _request;
    private int _asked;
    private int _made;
    private int _failedReads;
    private string _path = "";
    private OpenBlock? _block;

    private enum Step
    {
        Idle,
        Create,
        Allocate,
        OpenPipeline,
        Write,
        ClosePipeline,
        Inquire,
        Renew,
        Update,
        Complete,
        Locate,
        Read,
        Delete,
    }

    private List<NodeName> Bad => [.. _bad.Select(static address => new NodeName(address))];

    public void Started(ProgramTurn turn) => turn.WantsToWake(constants.ClientPause, Next);

    public void Woken(ProgramTurn turn, string reason)
    {
        if (reason == Next)
        {
            Begin(turn);
        }
        else if (reason == Again + Number(_request))
        {
            Do(turn, _step);
        }
        else if (reason == Late + Number(_request))
        {
            Retry(turn);
        }
        else if (reason == Written + Number(_request))
        {
            Do(turn, Step.ClosePipeline);
        }
    }

    public void Received(ProgramTurn turn, NodeName from, IProgramMessage message)
    {
        switch (message)
        {
            case NameNodeReply reply when reply.Request == _request:
                Answered(turn, reply.Status);
                break;
            case BlockAllocated allocated when allocated.Request == _request:
                _block = new OpenBlock(allocated.Block, allocated.Targets);
                Do(turn, Step.OpenPipeline);
                break;
            case ReplicaState state when state.Request == _request:
                if (_block!.Heard(from, state))
                {
                    GoOn(turn);
                }

                break;
            case BlockRenewed renewed when renewed.Request == _request:
                _block!.Renew(renewed);
                Do(turn, Step.OpenPipeline);
                break;
            case PipelineAck ack when ack.Write.Request == _request:
                Acknowledged(turn);
                break;
            case FileLocations locations when locations.Request == _request:
                Located(turn, locations);
                break;
            case BlockContent content when content.Request == _request:
                if (content.IsThere)
                {
                    Rest(turn);
                }

                break;
        }
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private void Begin(ProgramTurn turn)
    {
        turn.Counts("requests");
        _failedReads = 0;
        if (_files.Count > constants.FilesKept)
        {
            _path = _files[0];
            _files.RemoveAt(0);
            turn.Happens(new DataForgotten(options.Store, _path));
            Do(turn, Step.Delete);
        }
        else if (_files.Count > 1 && turn.Draw() < 0.5)
        {
            _path = _files[(int)(turn.Draw() * _files.Count)];
            Do(turn, Step.Locate);
        }
        else
        {
            _path = string.Create(CultureInfo.InvariantCulture, $"/{turn.Place.Task.Id}/{++_made}");
            _bad.Clear();
            Do(turn, Step.Create);
        }
    }

    private void Rest(ProgramTurn turn)
    {
        _step = Step.Idle;
        _request++;
        turn.WantsToWake(constants.ClientPause, Next);
    }

    /// <summary>Takes a step, which has its own number: what comes for an earlier one is late.</summary>
    private void Do(ProgramTurn turn, Step step)
    {
        (_step, _request) = (step, _request + 1);
        switch (step)
        {
            case Step.Create:
                Ask(turn, new FileCreate(_request, _path, constants.Replication));
                break;
            case Step.Allocate:
                Ask(turn, new BlockAllocate(_request, _path, 0, Bad));
                break;
            case Step.OpenPipeline or Step.ClosePipeline:
                turn.Sends(_block!.Pipeline[0], _block.Write(_request, turn.Place.Address, step == Step.ClosePipeline));
                break;
            case Step.Inquire:
                _block!.Ask();
                _block.Pipeline.ToList().ForEach(dataNode => turn.Sends(dataNode, new ReplicaInquiry(_request, _block.Id)));
                break;
            case Step.Renew:
                Ask(turn, new BlockRenew(_request, _path, _block!.Id, _block.Generation, _block.Survivors, Bad, _block.IsFlushed));
                break;
            case Step.Update:
                Ask(turn, new PipelineUpdate(_request, _path, _block!.Id, _block.Generation, _block.Pipeline));
                break;
            case Step.Complete:
                Ask(turn, new FileComplete(_request, _path));
                break;
            case Step.Locate:
                Ask(turn, new FileOpen(_request, _path));
                break;
            case Step.Delete:
                Ask(turn, new FileDelete(_request, _path));
                break;
        }

        turn.WantsToWake(step == Step.Write ? constants.BlockTime : AnswerMost, (step == Step.Write ? Written : Late) + Number(_request));
    }

    private void Ask(ProgramTurn turn, IProgramMessage question)
    {
        List<NodeName> nameNodes = [.. options.NameNodes(turn)];
        if (nameNodes.Count > 0)
        {
            turn.Sends(nameNodes[_asked % nameNodes.Count], question);
        }
    }

    /// <summary>No answer: the other NameNode may have one, or the pipeline is broken.</summary>
    private void Retry(ProgramTurn turn)
    {
        if (_step is Step.OpenPipeline or Step.ClosePipeline)
        {
            // Whoever watches has nothing to hold against anybody meanwhile: the client itself still has what it writes.
            turn.Happens(new DataForgotten(options.Store, _path));
            Do(turn, Step.Inquire);
            return;
        }

        if (_step == Step.Inquire)
        {
            GoOn(turn);
            return;
        }

        _asked++;
        turn.Counts("requests timed out");
        if (_step == Step.Read && ++_failedReads == ReadsMost)
        {
            turn.Counts("reads of missing blocks");
            Rest(turn);
            return;
        }

        Do(turn, _step == Step.Read ? Step.Locate : _step);
    }

    /// <summary>With those of the pipeline that live, or else with another block (<c>DataStreamer.processDatanodeError</c>).</summary>
    private void GoOn(ProgramTurn turn)
    {
        foreach (var lost in _block!.Lost)
        {
            _bad.Add(lost.Value);
        }

        turn.Counts("pipelines broken");
        Do(turn, _block.Survivors.Count > 0 ? Step.Renew : Step.Allocate);
    }

    private void Answered(ProgramTurn turn, HdfsStatus status)
    {
        switch (status)
        {
            case HdfsStatus.Ok when _step == Step.Create:
                Do(turn, Step.Allocate);
                break;
            case HdfsStatus.Ok when _step == Step.Update:
                Promised(turn);
                Do(turn, Step.Write);
                break;
            case HdfsStatus.NoSuchFile when _step is Step.Renew or Step.Update:
                Do(turn, Step.Allocate);
                break;
            case HdfsStatus.Ok:
                if (_step == Step.Complete)
                {
                    _files.Add(_path);
                }

                Rest(turn);
                break;
            case HdfsStatus.NoSuchFile when _step is Step.Locate or Step.Complete or Step.Allocate:
                turn.Counts("requests for lost files");
                turn.Happens(new DataUnknown(options.Store, _path, "the active NameNode knows no such file"));
                _files.Remove(_path);
                Rest(turn);
                break;
            default:
                if (status == HdfsStatus.Standby)
                {
                    _asked++;
                }
                else if (status == HdfsStatus.NoDataNodes)
                {
                    _bad.Clear();
                }

                turn.WantsToWake(RetryAfter, Again + Number(_request));
                break;
        }
    }

    private void Acknowledged(ProgramTurn turn)
    {
        if (_step == Step.OpenPipeline && _block!.IsRenewed)
        {
            Do(turn, Step.Update);
            return;
        }

        Promised(turn);
        Do(turn, _step == Step.OpenPipeline ? Step.Write : Step.Complete);
    }

    private void Promised(ProgramTurn turn)
    {
        _block!.IsFlushed = true;
        turn.Happens(new DataAcknowledged(options.Store, _path, Replicas.FileOf(options.Store, _block.Id), _block.Pipeline.Count));
    }

    private void Located(ProgramTurn turn, FileLocations locations)
    {
        Do(turn, Step.Read);
        if (locations.DataNodes.Count > 0)
        {
            var from = locations.DataNodes[(int)(turn.Draw() * locations.DataNodes.Count)];
            turn.Sends(from, new BlockRead(_request, locations.Block));
        }
    }
}
