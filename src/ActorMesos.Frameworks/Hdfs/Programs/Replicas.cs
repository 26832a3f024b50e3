using System.Globalization;
using ActorMesos.Domain.Programs;
using ActorMesos.Frameworks.Hdfs.Messages;
using ActorMesos.Frameworks.Hdfs.Namespaces;

namespace ActorMesos.Frameworks.Hdfs.Programs;

/// <summary>The replicas of a DataNode, each a file of its folder (<c>FsDatasetImpl</c>): whole, or open while it is being written.</summary>
internal sealed class Replicas(string store, bool syncs)
{
    private readonly SortedSet<long> _whole = [];
    private readonly SortedSet<long> _open = [];

    /// <summary>The generations of those that have a later one than the first.</summary>
    private readonly SortedDictionary<long, long> _renewed = [];

    public int WholeCount => _whole.Count;

    /// <summary>The name of the file that holds a block.</summary>
    public static string FileOf(string store, long block) => string.Create(CultureInfo.InvariantCulture, $"BP-{store}/blk_{block}");

    public void Load(Folder folder)
    {
        foreach (var name in folder.Names)
        {
            if (folder.Read<Replica>(name) is { } replica)
            {
                Remember(replica);
            }
        }
    }

    public bool IsWhole(long block) => _whole.Contains(block);

    public bool Has(long block) => _whole.Contains(block) || _open.Contains(block);

    /// <summary>The generation of a replica; 0 where there is none.</summary>
    public long GenerationOf(long block) => Has(block) ? _renewed.GetValueOrDefault(block, NamespaceImage.FirstGeneration) : 0;

    public BlockReport Report(string storageId) => new(
        storageId, new BlockList(_whole), new BlockList(_open), [.. _renewed.Select(static replica => new BlockGeneration(replica.Key, replica.Value))]);

    /// <summary>Writes a replica, in the place of an earlier one of it. One that is whole stays so.</summary>
    public void Put(Folder folder, long block, bool isOpen, long generation)
    {
        var replica = new Replica(block, isOpen && !IsWhole(block), generation);
        folder.Write(FileOf(store, block), replica);
        if (syncs)
        {
            folder.Sync();
        }

        Remember(replica);
    }

    public void Delete(Folder folder, long block)
    {
        _whole.Remove(block);
        _open.Remove(block);
        _renewed.Remove(block);
        folder.Delete(FileOf(store, block));
    }

    private void Remember(Replica replica)
    {
        (replica.IsOpen ? _open : _whole).Add(replica.Block);
        if (!replica.IsOpen)
        {
            _open.Remove(replica.Block);
        }

        if (replica.Generation > NamespaceImage.FirstGeneration)
        {
            _renewed[replica.Block] = replica.Generation;
        }
    }

    private sealed record Replica(long Block, bool IsOpen, long Generation);
}
