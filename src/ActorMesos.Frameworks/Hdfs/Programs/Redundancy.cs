using ActorMesos.Domain.Programs;
using ActorMesos.Domain.Time;
using ActorMesos.Frameworks.Hdfs.Messages;
using ActorMesos.Frameworks.Hdfs.Namespaces;

namespace ActorMesos.Frameworks.Hdfs.Programs;

/// <summary>
/// What the active NameNode does about blocks with too few replicas, or too many (HDFS's <c>RedundancyMonitor</c>): so many copies at a
/// time for each live DataNode, those of the rarest blocks first, and no more from one DataNode than it may send at once.
/// </summary>
internal sealed class Redundancy(HdfsConstants constants, BlockMap blocks, Storages storages)
{
    private readonly SortedDictionary<int, Pending> _pending = [];
    private readonly Queue<(Instant At, int Block)> _begun = new();

    /// <summary>How many blocks have been copied so far.</summary>
    public long Copied { get; private set; }

    public void Monitor(ProgramTurn turn)
    {
        Expire(turn);
        var left = storages.LiveCount * constants.WorkMultiplier;
        List<(int Block, int Live)> work = [];
        foreach (var (live, block) in blocks.Lacking)
        {
            if (left == 0)
            {
                break;
            }

            if (!_pending.ContainsKey(block))
            {
                work.Add((block, live));
                left--;
            }
        }

        foreach (var (block, _) in work)
        {
            Copy(turn, block);
        }
    }

    /// <summary>A DataNode has a block more: a copy may have ended, and there may be one replica too many now.</summary>
    public void Received(ProgramTurn turn, StorageRecord storage, long id)
    {
        var block = BlockMap.IndexOf(id);
        if (_pending.TryGetValue(block, out var pending) && pending.Target == storage)
        {
            Copied++;
            turn.Counts("bytes copied", constants.BlockMegabytes * 1024.0 * 1024);
            End(block, pending);
        }

        if (blocks.IsKnown(id) && !blocks.IsOpen(id) && blocks.Live(block) > blocks.Wanted(block))
        {
            var holders = blocks.Holders(block).Select(storages.At).Where(holder => !holder.IsLeaving).ToList();
            var crowded = holders.GroupBy(holder => holder.Rack, StringComparer.Ordinal).MaxBy(rack => rack.Count())!.ToList();
            storages.Delete(crowded[(int)(turn.Draw() * crowded.Count)], id);
        }
    }

    private void Copy(ProgramTurn turn, int block)
    {
        var holders = blocks.Holders(block).Select(storages.At).ToList();
        if (holders.Where(holder => !holder.HasLeft && holder.Streams < constants.StreamsMost).MinBy(holder => (holder.Streams, holder.Number)) is not { } source)
        {
            return;
        }

        List<StorageRecord> staying = [.. holders.Where(holder => !holder.IsLeaving)];
        var target = Placement.Choose(turn, storages, staying, 1, storage => holders.Contains(storage) || storage.Copies.Count >= storage.Capacity);
        if (target.Count > 0)
        {
            source.Streams++;
            source.Copies.Add(new BlockCopy(BlockMap.IdOf(block), target[0].Address));
            _pending.Add(block, new Pending(source, target[0], turn.Now));
            _begun.Enqueue((turn.Now, block));
        }
    }

    private void Expire(ProgramTurn turn)
    {
        while (_begun.TryPeek(out var begun) && turn.Now - begun.At >= constants.PendingMost)
        {
            _begun.Dequeue();
            if (_pending.TryGetValue(begun.Block, out var pending) && pending.At == begun.At)
            {
                End(begun.Block, pending);
            }
        }
    }

    private void End(int block, Pending pending)
    {
        _pending.Remove(block);
        pending.Source.Streams--;
    }

    private sealed record Pending(StorageRecord Source, StorageRecord Target, Instant At);
}
