using System.Globalization;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Programs;
using ActorMesos.Domain.Time;
using ActorMesos.Frameworks.Hdfs.Messages;

namespace ActorMesos.Frameworks.Hdfs.Programs;

/// <summary>
/// A DataNode: it keeps blocks in its folder, tells both NameNodes what it has, passes what clients write down the pipeline, and copies
/// blocks to others at its bandwidth.
/// </summary>
internal sealed class DataNodeDaemon(ServiceOptions options, HdfsConstants constants) : ITaskProgram
{
    private const string Beat = "beat";
    private const string Report = "report";
    private const string Copy = "copy ";

    private readonly Replicas _replicas = new(options.Store, constants.SyncBlocks);
    private string _storageId = "";
    private Instant _sendingUntil;

    public void Started(ProgramTurn turn)
    {
        StorageVersion.WipeForeign(turn.Folder, options.Store);
        if (StorageVersion.Of(turn.Folder) is not { } version)
        {
            version = new StorageVersion(options.Store, "DS-" + turn.Place.Task.Id.Value);
            version.Write(turn.Folder);
        }

        _storageId = version.StorageId;
        _replicas.Load(turn.Folder);
        Introduce(turn, options.NameNodes(turn));
        turn.WantsToWake(constants.Heartbeat, Beat);
        turn.WantsToWake(constants.BlockReport, Report);
    }

    public void Received(ProgramTurn turn, NodeName from, IProgramMessage message)
    {
        switch (message)
        {
            case DataNodeUnknown:
                Introduce(turn, [from]);
                break;
            case DataNodeCommands commands:
                Obey(turn, commands);
                break;
            case BlockTransfer transfer:
                Keep(turn, transfer.Block, isOpen: false, transfer.Generation);
                break;
            case PipelineWrite write:
                Pass(turn, write);
                break;
            case PipelineAck ack:
                Acknowledge(turn, ack.Write);
                break;
            case BlockRead read:
                turn.Sends(from, new BlockContent(read.Request, _replicas.Has(read.Block)));
                break;
            case ReplicaInquiry inquiry:
                turn.Sends(from, new ReplicaState(inquiry.Request, inquiry.Block, _replicas.GenerationOf(inquiry.Block)));
                break;
        }
    }

    public void Woken(ProgramTurn turn, string reason)
    {
        if (reason == Beat)
        {
            Tell(turn, new DataNodeHeartbeat(_storageId, _replicas.WholeCount));
            turn.WantsToWake(constants.Heartbeat, Beat);
        }
        else if (reason == Report)
        {
            Tell(turn, _replicas.Report(_storageId));
            turn.WantsToWake(constants.BlockReport, Report);
        }
        else if (reason.StartsWith(Copy, StringComparison.Ordinal))
        {
            var words = reason.Split(' ');
            var block = long.Parse(words[1], CultureInfo.InvariantCulture);
            if (_replicas.IsWhole(block))
            {
                turn.Sends(new NodeName(words[2]), new BlockTransfer(block, _replicas.GenerationOf(block)));
            }
        }
    }

    private void Introduce(ProgramTurn turn, IEnumerable<NodeName> nameNodes)
    {
        var place = turn.Place;
        foreach (var nameNode in nameNodes)
        {
            turn.Sends(nameNode, new DataNodeRegister(
                _storageId, options.Store, place.Task.Name, place.Slave.Hostname, place.Attribute("rack") ?? "", Capacity(place)));
            turn.Sends(nameNode, _replicas.Report(_storageId));
        }
    }

    /// <summary>How many blocks fit on its volume, or in its sandbox.</summary>
    private int Capacity(ProgramPlace place)
    {
        var megabytes = long.TryParse(place.Option("disk"), NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? size
            : place.Task.Resources.Where(static resource => resource.Name == "disk").Sum(static resource => (long)resource.Value.Scalar.ToDouble());
        return (int)Math.Min(int.MaxValue, megabytes / Math.Max(1, constants.BlockMegabytes));
    }

    private void Tell(ProgramTurn turn, IProgramMessage message)
    {
        foreach (var nameNode in options.NameNodes(turn))
        {
            turn.Sends(nameNode, message);
        }
    }

    private void Obey(ProgramTurn turn, DataNodeCommands commands)
    {
        foreach (var block in commands.Deleted.Span())
        {
            _replicas.Delete(turn.Folder, block);
        }

        if (commands.Deleted.Count > 0)
        {
            turn.Folder.Sync();
            Tell(turn, new BlocksDeleted(_storageId, commands.Deleted));
        }

        foreach (var block in commands.Closed.Span())
        {
            if (_replicas.Has(block))
            {
                Keep(turn, block, isOpen: false, _replicas.GenerationOf(block));
            }
        }

        var time = constants.BandwidthMegabytes == 0
            ? TimeSpan.Zero
            : TimeSpan.FromTicks(constants.BlockMegabytes * TimeSpan.TicksPerSecond / constants.BandwidthMegabytes);
        foreach (var copy in commands.Copies)
        {
            _sendingUntil = (_sendingUntil > turn.Now ? _sendingUntil : turn.Now) + time;
            turn.WantsToWake(_sendingUntil - turn.Now, string.Create(CultureInfo.InvariantCulture, $"{Copy}{copy.Block} {copy.Target}"));
        }
    }

    /// <summary>Down the pipeline a block is opened on each DataNode, or has come to its end; back come the acknowledgements.</summary>
    private void Pass(ProgramTurn turn, PipelineWrite write)
    {
        var place = IndexIn(turn, write);
        var generation = _replicas.GenerationOf(write.Block);
        if (place < 0 || generation > write.Generation || (write.Closes && generation != write.Generation))
        {
            return;
        }

        if (!write.Closes)
        {
            Keep(turn, write.Block, isOpen: true, write.Generation);
        }

        if (place + 1 < write.Pipeline.Count)
        {
            turn.Sends(write.Pipeline[place + 1], write);
        }
        else
        {
            Acknowledge(turn, write);
        }
    }

    private void Acknowledge(ProgramTurn turn, PipelineWrite write)
    {
        var place = IndexIn(turn, write);
        if (place < 0 || _replicas.GenerationOf(write.Block) != write.Generation)
        {
            return;
        }

        if (write.Closes)
        {
            Keep(turn, write.Block, isOpen: false, write.Generation);
        }

        turn.Sends(place == 0 ? write.Client : write.Pipeline[place - 1], new PipelineAck(write));
    }

    private void Keep(ProgramTurn turn, long block, bool isOpen, long generation)
    {
        var held = _replicas.GenerationOf(block);
        if (held < generation || (held == generation && !_replicas.IsWhole(block)))
        {
            _replicas.Put(turn.Folder, block, isOpen, generation);
        }

        Tell(turn, new BlockReceived(_storageId, block, !_replicas.IsWhole(block), _replicas.GenerationOf(block)));
    }

    private static int IndexIn(ProgramTurn turn, PipelineWrite write)
    {
        for (var i = 0; i < write.Pipeline.Count; i++)
        {
            if (write.Pipeline[i] == turn.Place.Address)
            {
                return i;
            }
        }

        return -1;
    }
}
