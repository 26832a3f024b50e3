using ActorMesos.Domain.Programs;
using ActorMesos.Domain.Time;
using ActorMesos.Frameworks.Hdfs.Messages;
using ActorMesos.Frameworks.Hdfs.Namespaces;

namespace ActorMesos.Frameworks.Hdfs.Programs;

/// <summary>A file that its client has left open is closed for it (HDFS's <c>LeaseManager</c>).</summary>
internal sealed class Leases(TimeSpan most, NameNodeCore core)
{
    private readonly SortedDictionary<string, Instant> _renewed = new(StringComparer.Ordinal);

    public void Renew(ProgramTurn turn, IProgramMessage message)
    {
        var path = message switch
        {
            FileCreate create => create.Path,
            BlockAllocate allocate => allocate.Path,
            BlockRenew renew => renew.Path,
            PipelineUpdate update => update.Path,
            FileComplete complete => complete.Path,
            _ => null,
        };
        if (path is not null)
        {
            _renewed[path] = turn.Now;
        }
    }

    /// <summary>The open files whose clients have said nothing for too long. A NameNode that has just taken over waits anew.</summary>
    public List<HdfsFile> Expired(ProgramTurn turn)
    {
        foreach (var closed in _renewed.Keys.Where(path => !core.Names.Open.Contains(path)).ToList())
        {
            _renewed.Remove(closed);
        }

        foreach (var path in core.Names.Open)
        {
            _renewed.TryAdd(path, turn.Now);
        }

        return [.. _renewed.Where(renewed => turn.Now - renewed.Value > most).Select(renewed => core.Names.File(renewed.Key)!)];
    }

    /// <summary>The DataNodes on which a block is still open are told that it is whole: those that were in its last pipeline.</summary>
    /// <returns>Whether there are any.</returns>
    public bool Closes(long block)
    {
        List<StorageRecord> open = [.. core.Storages.Live.Where(storage => storage.Open.ContainsKey(block))];
        var latest = open.Count == 0 ? 0 : open.Max(storage => storage.Open[block]);
        open.RemoveAll(storage => storage.Open[block] < latest || core.Blocks.IsStale(block, latest));
        open.ForEach(storage => storage.Closed.Add(block));
        return open.Count > 0;
    }
}
