using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Time;

namespace ActorMesos.Frameworks.Hdfs.Namespaces;

/// <summary>What a NameNode knows of one DataNode's storage.</summary>
internal sealed class StorageRecord(int number, string storageId)
{
    public int Number => number;

    public string StorageId => storageId;

    public NodeName Address { get; set; }

    public string Name { get; set; } = "";

    public string Host { get; set; } = "";

    public string Rack { get; set; } = "";

    public int Capacity { get; set; }

    public Instant Heard { get; set; }

    /// <summary>Whether it has said something lately, and has reported its blocks.</summary>
    public bool IsLive { get; set; }

    public bool IsLeaving { get; set; }

    /// <summary>Whether it was let go: it may end at any time, and nothing is copied from it any more.</summary>
    public bool HasLeft { get; set; }

    /// <summary>Its whole blocks, by index.</summary>
    public HashSet<int> Blocks { get; } = [];

    /// <summary>Its blocks that are being written, and their generations.</summary>
    public SortedDictionary<long, long> Open { get; } = [];

    /// <summary>What it is to be told with its next heartbeat.</summary>
    public List<Messages.BlockCopy> Copies { get; } = [];

    public SortedSet<long> Deleted { get; } = [];

    public SortedSet<long> Closed { get; } = [];

    /// <summary>How many copies it makes for others.</summary>
    public int Streams { get; set; }
}
