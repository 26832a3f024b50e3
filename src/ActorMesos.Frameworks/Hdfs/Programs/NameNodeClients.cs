using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Programs;
using ActorMesos.Frameworks.Hdfs.Messages;
using ActorMesos.Frameworks.Hdfs.Namespaces;

namespace ActorMesos.Frameworks.Hdfs.Programs;

/// <summary>What the active NameNode does beside following: it answers clients, writes edits, and sees to blocks and DataNodes.</summary>
internal sealed class NameNodeClients
{
    private readonly HdfsConstants _constants;
    private readonly NameNodeCore _core;
    private readonly JournalWriter _journal;
    private readonly Redundancy _redundancy;
    private readonly SafeMode _safeMode;
    private readonly NameNodeFigures _figures = new();
    private readonly Leases _leases;
    private readonly PipelineRecovery _recovery;
    private readonly SortedDictionary<long, IReadOnlyList<StorageRecord>> _writing = [];

    public NameNodeClients(ServiceOptions options, HdfsConstants constants, NameNodeCore core, long epoch, long common, ProgramTurn turn)
    {
        (_constants, _core) = (constants, core);
        _redundancy = new Redundancy(constants, core.Blocks, core.Storages);
        _leases = new Leases(constants.Lease, core);
        _recovery = new PipelineRecovery(core);
        _safeMode = new SafeMode(constants.SafeModeExtension, core.Blocks);
        _journal = new JournalWriter(options, core.Log, epoch, common, turn.Now);
        core.Names.Apply(_journal.Log(EditKind.StartSegment), core.Blocks);
        _journal.Tick(turn, constants.QuorumMost);
    }

    /// <summary>The number of a client's question; null for what is none.</summary>
    public static long? RequestOf(IProgramMessage message) => message switch
    {
        FileCreate create => create.Request,
        BlockAllocate allocate => allocate.Request,
        BlockRenew renew => renew.Request,
        PipelineUpdate update => update.Request,
        FileComplete complete => complete.Request,
        FileDelete delete => delete.Request,
        FileOpen open => open.Request,
        _ => null,
    };

    public void Flush(ProgramTurn turn) => _journal.Flush(turn);

    /// <summary>A NameNode that cannot write, or that another has fenced, ends (<c>ExitUtil.terminate</c>).</summary>
    public void Tick(ProgramTurn turn)
    {
        if (!_journal.Tick(turn, _constants.QuorumMost))
        {
            turn.Exits(1);
        }
    }

    public void Journal(ProgramTurn turn, NodeName from, IProgramMessage message)
    {
        switch (message)
        {
            case JournalAppended appended when appended.Epoch == _journal.Epoch:
                _journal.Appended(turn, from, appended);
                break;
            case JournalGap gap when gap.Epoch == _journal.Epoch:
                _journal.Gap(turn, from, gap);
                break;
            case JournalRefused refused when refused.Promised > _journal.Epoch:
                turn.Exits(1);
                break;
        }
    }

    public void Monitor(ProgramTurn turn)
    {
        _safeMode.Check(turn.Now);
        if (!_safeMode.IsOn)
        {
            _redundancy.Monitor(turn);
            Recover(turn);
        }

        _figures.Measure(turn, _core, _redundancy.Copied * _constants.BlockMegabytes);
    }

    public void Reported(ProgramTurn turn, StorageRecord storage)
    {
        if (!_safeMode.IsOn)
        {
            foreach (var block in storage.Blocks.Order().ToList())
            {
                Tidy(turn, storage, BlockMap.IdOf(block));
            }
        }

        foreach (var (id, generation) in storage.Open.Where(replica => !_core.Blocks.IsOpen(replica.Key) || _core.Blocks.IsStale(replica.Key, replica.Value)))
        {
            (_core.Blocks.IsKnown(id) && !_core.Blocks.IsStale(id, generation) ? storage.Closed : storage.Deleted).Add(id);
        }
    }

    public void Received(ProgramTurn turn, StorageRecord storage, long id)
    {
        if (!_safeMode.IsOn)
        {
            Tidy(turn, storage, id);
        }
    }

    public void Serve(ProgramTurn turn, NodeName from, IProgramMessage message)
    {
        if (_safeMode.IsOn && message is FileCreate or BlockAllocate or BlockRenew or PipelineUpdate or FileComplete or FileDelete)
        {
            turn.Sends(from, new NameNodeReply(RequestOf(message)!.Value, HdfsStatus.SafeMode));
            return;
        }

        _leases.Renew(turn, message);
        switch (message)
        {
            case FileCreate create:
                Create(turn, from, create);
                break;
            case BlockAllocate allocate:
                Allocate(turn, from, allocate);
                break;
            case BlockRenew renew:
                turn.Sends(from, _recovery.Renew(turn, renew));
                break;
            case PipelineUpdate update:
                Update(turn, from, update);
                break;
            case FileComplete complete:
                Complete(turn, from, complete);
                break;
            case FileDelete delete:
                Delete(turn, from, delete);
                break;
            case FileOpen open:
                Open(turn, from, open);
                break;
            case Decommission decommission:
                turn.Sends(from, new DecommissionStatus(Retire(decommission.DataNode)));
                break;
        }
    }

    private void Recover(ProgramTurn turn)
    {
        foreach (var file in _leases.Expired(turn))
        {
            if (!file.Blocks.IsEmpty && file.Blocks[^1] is var last && _core.Blocks.Holders(BlockMap.IndexOf(last)).Count == 0)
            {
                if (_leases.Closes(last))
                {
                    continue;
                }

                Drop(last);
                Write(EditKind.AbandonBlock, file.Path, last);
            }

            Write(EditKind.Close, file.Path);
            file.Blocks.ToList().ForEach(block => _writing.Remove(block));
        }
    }

    private void Tidy(ProgramTurn turn, StorageRecord storage, long id)
    {
        if (!_core.Blocks.IsKnown(id) || !_core.Blocks.Has(id, storage.Number))
        {
            _core.Storages.Delete(storage, id);
        }
        else
        {
            _redundancy.Received(turn, storage, id);
        }
    }

    private void Write(EditKind kind, string path, long number = 0) => _core.Names.Apply(_journal.Log(kind, path, number), _core.Blocks);

    private void Create(ProgramTurn turn, NodeName from, FileCreate create)
    {
        if (_core.Names.File(create.Path) is null)
        {
            Write(EditKind.Add, create.Path, create.Replication);
        }

        _journal.Replies(turn, from, new NameNodeReply(create.Request, HdfsStatus.Ok));
    }

    private void Allocate(ProgramTurn turn, NodeName from, BlockAllocate allocate)
    {
        if (_core.Names.File(allocate.Path) is not { IsOpen: true } file)
        {
            turn.Sends(from, new NameNodeReply(allocate.Request, HdfsStatus.NoSuchFile));
            return;
        }

        if (!file.Blocks.IsEmpty && file.Blocks[^1] is var last && last != allocate.Previous)
        {
            Drop(last);
            Write(EditKind.AbandonBlock, file.Path, last);
        }

        var targets = Placement.Choose(turn, _core.Storages, [], file.Replication, storage => allocate.Excluded.Contains(storage.Address));
        if (targets.Count == 0)
        {
            turn.Sends(from, new NameNodeReply(allocate.Request, HdfsStatus.NoDataNodes));
            return;
        }

        var block = _core.Names.NextBlock;
        Write(EditKind.AddBlock, file.Path, block);
        _writing[block] = targets;
        _journal.Replies(turn, from, new BlockAllocated(allocate.Request, block, [.. targets.Select(target => target.Address)]));
    }

    private void Update(ProgramTurn turn, NodeName from, PipelineUpdate update)
    {
        if (!_recovery.IsBeingWritten(update.Path, update.Block))
        {
            turn.Sends(from, new NameNodeReply(update.Request, HdfsStatus.NoSuchFile));
            return;
        }

        if (update.Generation > _core.Blocks.GenerationOf(update.Block))
        {
            Write(EditKind.UpdateBlock, update.Path, update.Generation);
        }

        _writing[update.Block] = _recovery.At(update.Targets);
        _journal.Replies(turn, from, new NameNodeReply(update.Request, HdfsStatus.Ok));
    }

    private void Complete(ProgramTurn turn, NodeName from, FileComplete complete)
    {
        if (_core.Names.File(complete.Path) is not { } file)
        {
            turn.Sends(from, new NameNodeReply(complete.Request, HdfsStatus.NoSuchFile));
            return;
        }

        if (file.IsOpen && !file.Blocks.IsEmpty && _core.Blocks.Holders(BlockMap.IndexOf(file.Blocks[^1])).Count == 0)
        {
            turn.Sends(from, new NameNodeReply(complete.Request, HdfsStatus.NotReplicatedYet));
            return;
        }

        if (file.IsOpen)
        {
            Write(EditKind.Close, file.Path);
            file.Blocks.ToList().ForEach(block => _writing.Remove(block));
        }

        _journal.Replies(turn, from, new NameNodeReply(complete.Request, HdfsStatus.Ok));
    }

    private void Delete(ProgramTurn turn, NodeName from, FileDelete delete)
    {
        if (_core.Names.File(delete.Path) is { } file)
        {
            foreach (var block in file.Blocks)
            {
                Drop(block);
            }

            Write(EditKind.Delete, file.Path);
        }

        _journal.Replies(turn, from, new NameNodeReply(delete.Request, HdfsStatus.Ok));
    }

    private void Open(ProgramTurn turn, NodeName from, FileOpen open)
    {
        if (_core.Names.File(open.Path) is not { } file)
        {
            _journal.Replies(turn, from, new NameNodeReply(open.Request, HdfsStatus.NoSuchFile));
            return;
        }

        var block = file.Blocks.IsEmpty ? 0 : file.Blocks[^1];
        IReadOnlyList<NodeName> holders = block == 0 ? [] : [.. _core.Blocks.Holders(BlockMap.IndexOf(block)).Select(number => _core.Storages.At(number).Address)];
        turn.Sends(from, new FileLocations(open.Request, block, holders));
    }

    /// <summary>The replicas of a block that no file has any more are deleted.</summary>
    private void Drop(long id)
    {
        _writing.Remove(id);
        foreach (var number in _core.Blocks.Holders(BlockMap.IndexOf(id)))
        {
            _core.Storages.Delete(_core.Storages.At(number), id);
        }

        foreach (var storage in _core.Storages.Live.Where(storage => storage.Open.ContainsKey(id)))
        {
            storage.Open.Remove(id);
            storage.Deleted.Add(id);
        }
    }

    private HdfsStatus Retire(string name)
    {
        if (_safeMode.IsOn)
        {
            return HdfsStatus.Working;
        }

        if (_core.Storages.Named(name) is not { } storage)
        {
            return HdfsStatus.Ok;
        }

        _core.Storages.Leave(storage, isLeaving: true);
        var staying = _core.Storages.Live.Count(other => !other.IsLeaving);
        var isCopied = storage.Blocks.All(block => _core.Blocks.Live(block) >= Math.Min(_core.Blocks.Wanted(block), staying));
        var isWritten = _constants.WatchOpenBlocks
            && (storage.Open.Count > 0 || _writing.Values.Any(targets => targets.Contains(storage)));
        storage.HasLeft = isCopied && !isWritten;
        return storage.HasLeft ? HdfsStatus.Ok : HdfsStatus.Working;
    }
}
