using ActorMesos.Domain.Resources;
using ActorMesos.Frameworks.Offering;

namespace ActorMesos.Frameworks.Hdfs;

/// <summary>How large the service is, and how often it comes and goes.</summary>
/// <param name="DataNodes">How many DataNodes a cycle has, each on a host of its own.</param>
/// <param name="Cycles">How many whole cycles there are before the service is done.</param>
/// <param name="Cycle">How long a cycle serves, counted from the moment when all its DataNodes run for the first time.</param>
/// <param name="Cpus">Processors of a DataNode.</param>
/// <param name="MemMegabytes">Memory of a DataNode.</param>
/// <param name="DiskMegabytes">The size of a DataNode's volume.</param>
public sealed record HdfsSettings(int DataNodes, int Cycles, TimeSpan Cycle, int Cpus, int MemMegabytes, int DiskMegabytes)
{
    /// <summary>How many JournalNodes there are.</summary>
    public int JournalNodes { get; init; }

    /// <summary>How many NameNodes there are; without any, DataNodes are tasks that only take their resources.</summary>
    public int NameNodes { get; init; }

    /// <summary>How many clients write, read and delete.</summary>
    public int Clients { get; init; }

    /// <summary>How long a node's volume is waited for before it is replaced by an empty one elsewhere (permanent recovery).</summary>
    public TimeSpan RecoveryTimeout { get; init; } = TimeSpan.MaxValue;

    /// <summary>How long after a cycle has begun to serve it gets another number of DataNodes: zero for never. The last one that is due counts.</summary>
    public IReadOnlyList<(TimeSpan After, int DataNodes)> Resizes { get; init; } = [];

    /// <summary>Whether the first NameNode is formatted at each of its launches until all run, as the buggy release did (B23).</summary>
    public bool Reformats { get; init; }

    /// <summary>Where nodes keep what they have.</summary>
    public HdfsStorage Storage { get; init; }

    /// <summary>How long a network volume takes to be attached to another host.</summary>
    public TimeSpan AttachTime { get; init; }

    /// <summary>How long a host takes to let a network volume go.</summary>
    public TimeSpan DetachTime { get; init; }

    /// <summary>What a node needs of its host.</summary>
    internal TaskSize Size => new(Scalar.FromWhole(Cpus), MemMegabytes, Storage == HdfsStorage.Network ? 0 : DiskMegabytes);

    /// <summary>The constants of HDFS itself.</summary>
    public HdfsConstants Constants { get; init; } = new();

    /// <summary>Whether nodes of that role keep what they have on persistent volumes.</summary>
    public bool HasVolume(HdfsRole role) => KeepsData(role) && Storage == HdfsStorage.Volume;

    /// <summary>Whether nodes of that role keep anything.</summary>
    public static bool KeepsData(HdfsRole role) => role is HdfsRole.Data or HdfsRole.Journal or HdfsRole.Name;
}

/// <summary>Where nodes keep what they have.</summary>
public enum HdfsStorage
{
    /// <summary>On persistent volumes: it outlives the task, and stays where it is.</summary>
    Volume,

    /// <summary>In their sandboxes: it is lost with the task.</summary>
    Sandbox,

    /// <summary>On network volumes: it outlives the task, and follows it to another host.</summary>
    Network,
}
