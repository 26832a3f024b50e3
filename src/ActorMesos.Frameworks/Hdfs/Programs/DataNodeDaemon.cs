using System.Globalization;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Programs;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Time;
using ActorMesos.Frameworks.Hdfs.Messages;
using ActorMesos.Frameworks.Hdfs.Namespaces;

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

    private readonly SortedSet<long> _whole = [];
    private readonly SortedSet<long> _open = [];
    private string _storageId = "";
    private Instant _sendingUntil;

    /// <summary>The name of the file that holds a block.</summary>
    public static string FileOf(string store, long block) => string.Create(CultureInfo.InvariantCulture, $"BP-{store}/blk_{block}");

    public void Started(ProgramTurn turn)
    {
        StorageVersion.WipeForeign(turn.Folder, options.Store);
        if (StorageVersion.Of(turn.Folder) is not { } version)
        {
            version = new StorageVersion(options.Store, "DS-" + turn.Place.Task.Id.Value);
            version.Write(turn.Folder);
        }

        _storageId = version.StorageId;
        foreach (var name in turn.Folder.Names)
        {
            if (turn.Folder.Read<Replica>(name) is { } replica)
            {
                (replica.IsOpen ? _open : _whole).Add(replica.Block);
            }
        }

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
                Keep(turn, transfer.Block, isOpen: false);
                break;
            case PipelineWrite write:
                Pass(turn, write);
                break;
            case PipelineAck ack:
                Acknowledge(turn, ack.Write);
                break;
            case BlockRead read:
                turn.Sends(from, new BlockContent(read.Request, _whole.Contains(read.Block) || _open.Contains(read.Block)));
                break;
        }
    }

    public void Woken(ProgramTurn turn, string reason)
    {
        if (reason == Beat)
        {
            Tell(turn, new DataNodeHeartbeat(_storageId, _whole.Count));
            turn.WantsToWake(constants.Heartbeat, Beat);
        }
        else if (reason == Report)
        {
            Tell(turn, FullReport());
            turn.WantsToWake(constants.BlockReport, Report);
        }
        else if (reason.StartsWith(Copy, StringComparison.Ordinal))
        {
            var words = reason.Split(' ');
            var block = long.Parse(words[1], CultureInfo.InvariantCulture);
            if (_whole.Contains(block))
            {
                turn.Sends(new NodeName(words[2]), new BlockTransfer(block));
            }
        }
    }

    private BlockReport FullReport() => new(_storageId, new BlockList(_whole), new BlockList(_open));

    private void Introduce(ProgramTurn turn, IEnumerable<NodeName> nameNodes)
    {
        var place = turn.Place;
        foreach (var nameNode in nameNodes)
        {
            turn.Sends(nameNode, new DataNodeRegister(
                _storageId, options.Store, place.Task.Name, place.Slave.Hostname, place.Attribute("rack") ?? "", CapacityOf(place.Task.Resources)));
            turn.Sends(nameNode, FullReport());
        }
    }

    private int CapacityOf(Resources resources)
    {
        var megabytes = resources.Where(resource => resource.Name == "disk").Sum(resource => (long)resource.Value.Scalar.ToDouble());
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
            _whole.Remove(block);
            _open.Remove(block);
            turn.Folder.Delete(FileOf(options.Store, block));
        }

        if (commands.Deleted.Count > 0)
        {
            turn.Folder.Sync();
            Tell(turn, new BlocksDeleted(_storageId, commands.Deleted));
        }

        foreach (var block in commands.Closed.Span())
        {
            Keep(turn, block, isOpen: false);
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
        if (place < 0 || (write.Closes && !_open.Contains(write.Block) && !_whole.Contains(write.Block)))
        {
            return;
        }

        if (!write.Closes)
        {
            Keep(turn, write.Block, isOpen: true);
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
        if (place < 0 || (!_open.Contains(write.Block) && !_whole.Contains(write.Block)))
        {
            return;
        }

        if (write.Closes)
        {
            Keep(turn, write.Block, isOpen: false);
        }

        turn.Sends(place == 0 ? write.Client : write.Pipeline[place - 1], new PipelineAck(write));
    }

    private void Keep(ProgramTurn turn, long block, bool isOpen)
    {
        if (_whole.Contains(block))
        {
            Tell(turn, new BlockReceived(_storageId, block, IsOpen: false));
            return;
        }

        turn.Folder.Write(FileOf(options.Store, block), new Replica(block, isOpen));
        if (constants.SyncBlocks)
        {
            turn.Folder.Sync();
        }

        (isOpen ? _open : _whole).Add(block);
        if (!isOpen)
        {
            _open.Remove(block);
        }

        Tell(turn, new BlockReceived(_storageId, block, isOpen));
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

    private sealed record Replica(long Block, bool IsOpen);
}
