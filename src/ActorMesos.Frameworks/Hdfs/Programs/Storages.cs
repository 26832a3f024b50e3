using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Programs;
using ActorMesos.Frameworks.Hdfs.Messages;
using ActorMesos.Frameworks.Hdfs.Namespaces;

namespace ActorMesos.Frameworks.Hdfs.Programs;

/// <summary>The DataNodes as a NameNode knows them from their heartbeats and reports (HDFS's <c>DatanodeManager</c>).</summary>
internal sealed class Storages(HdfsConstants constants, BlockMap blocks)
{
    private readonly List<StorageRecord> _all = [];
    private readonly Dictionary<string, StorageRecord> _byId = new(StringComparer.Ordinal);

    public IReadOnlyList<StorageRecord> All => _all;

    public IEnumerable<StorageRecord> Live => _all.Where(storage => storage.IsLive);

    public int LiveCount { get; private set; }

    public StorageRecord At(int number) => _all[number];

    public StorageRecord? Named(string name) => _all.FindLast(storage => storage.IsLive && storage.Name == name);

    public void Register(ProgramTurn turn, NodeName from, DataNodeRegister register)
    {
        if (!_byId.TryGetValue(register.StorageId, out var storage))
        {
            // Whoever had that address has another disk now, and what was on the former is gone.
            _all.Where(other => other.IsLive && other.Address == from).ToList().ForEach(Die);
            storage = new StorageRecord(_all.Count, register.StorageId);
            _all.Add(storage);
            _byId.Add(register.StorageId, storage);
        }

        (storage.Address, storage.Name, storage.Host) = (from, register.Name, register.Host);
        (storage.Rack, storage.Capacity, storage.Heard) = (register.Rack, register.Capacity, turn.Now);
    }

    /// <summary>The DataNode lives; the answer says what it is to do.</summary>
    public void Heartbeat(ProgramTurn turn, NodeName from, DataNodeHeartbeat heartbeat, bool commands)
    {
        if (_byId.GetValueOrDefault(heartbeat.StorageId) is not { IsLive: true } storage)
        {
            turn.Sends(from, new DataNodeUnknown());
            return;
        }

        storage.Heard = turn.Now;
        if (commands && storage.Copies.Count + storage.Deleted.Count + storage.Closed.Count > 0)
        {
            turn.Sends(from, new DataNodeCommands([.. storage.Copies], new BlockList(storage.Deleted), new BlockList(storage.Closed)));
            storage.Copies.Clear();
            storage.Deleted.Clear();
            storage.Closed.Clear();
        }
    }

    /// <summary>All that a DataNode has; what it does not name any more it has lost.</summary>
    /// <returns>The DataNode; null where it has to register first.</returns>
    public StorageRecord? Report(ProgramTurn turn, NodeName from, BlockReport report)
    {
        if (_byId.GetValueOrDefault(report.StorageId) is not { } storage)
        {
            turn.Sends(from, new DataNodeUnknown());
            return null;
        }

        LiveCount += storage.IsLive ? 0 : 1;
        (storage.IsLive, storage.Heard) = (true, turn.Now);
        var gone = new HashSet<int>(storage.Blocks);
        var generations = report.Renewed.ToDictionary(static replica => replica.Block, static replica => replica.Generation);
        foreach (var id in report.Blocks.Span())
        {
            gone.Remove(BlockMap.IndexOf(id));
            Has(storage, id, generations.GetValueOrDefault(id, NamespaceImage.FirstGeneration));
        }

        foreach (var block in gone.Order())
        {
            Lost(storage, BlockMap.IdOf(block));
        }

        storage.Open.Clear();
        foreach (var id in report.Open.Span())
        {
            storage.Open.Add(id, generations.GetValueOrDefault(id, NamespaceImage.FirstGeneration));
        }

        return storage;
    }

    /// <returns>The DataNode; null where it is not known.</returns>
    public StorageRecord? Received(BlockReceived received)
    {
        if (_byId.GetValueOrDefault(received.StorageId) is not { IsLive: true } storage)
        {
            return null;
        }

        if (received.IsOpen)
        {
            storage.Open[received.Block] = received.Generation;
        }
        else
        {
            storage.Open.Remove(received.Block);
            Has(storage, received.Block, received.Generation);
        }

        return storage;
    }

    public void Deleted(BlocksDeleted deleted)
    {
        if (_byId.GetValueOrDefault(deleted.StorageId) is { } storage)
        {
            foreach (var id in deleted.Blocks.Span())
            {
                Lost(storage, id);
                storage.Open.Remove(id);
            }
        }
    }

    /// <summary>A DataNode that has said nothing for too long is dead: its replicas do not count any more.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Bury(ProgramTurn turn)
    {
        var died = false;
        foreach (var storage in _all)
        {
            if (storage.IsLive && turn.Now - storage.Heard > constants.DeadAfter)
            {
                died = true;
                Die(storage);
            }
        }

        return died;
    }

    /// <summary>A DataNode is to leave: what it holds must be elsewhere first.</summary>
    public void Leave(StorageRecord storage, bool isLeaving)
    {
        if (storage.IsLeaving != isLeaving)
        {
            (storage.IsLeaving, storage.HasLeft) = (isLeaving, false);
            blocks.Retire(storage.Number, isLeaving);
            foreach (var block in storage.Blocks.Order())
            {
                blocks.Rank(block);
            }
        }
    }

    /// <summary>The DataNode is told to delete a block, which does not count from now on.</summary>
    public void Delete(StorageRecord storage, long id)
    {
        storage.Deleted.Add(id);
        Lost(storage, id);
    }

    private void Die(StorageRecord storage)
    {
        LiveCount--;
        storage.IsLive = false;
        storage.Open.Clear();
        storage.Copies.Clear();
        foreach (var block in storage.Blocks.Order().ToList())
        {
            Lost(storage, BlockMap.IdOf(block));
        }

        Leave(storage, isLeaving: false);
    }

    private void Has(StorageRecord storage, long id, long generation)
    {
        storage.Blocks.Add(BlockMap.IndexOf(id));
        blocks.Add(id, storage.Number, generation);
    }

    private void Lost(StorageRecord storage, long id)
    {
        storage.Blocks.Remove(BlockMap.IndexOf(id));
        blocks.Remove(id, storage.Number);
    }
}
