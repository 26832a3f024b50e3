using ActorMesos.Domain.Frameworks;
using ActorMesos.Frameworks.Offering;

namespace ActorMesos.Frameworks.Hdfs;

/// <summary>The settings of the type <c>hdfs</c>, and what they come to.</summary>
internal static class HdfsSettingList
{
    private const string Volume = "volume";
    private const string Sandbox = "sandbox";
    private const string Network = "network";

    /// <summary>What happens again and again must let time pass between.</summary>
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    internal static readonly Setting DataNodes = new("data-nodes", SettingKind.Integer, "3", "how many DataNodes there are, each on a host of its own");
    internal static readonly Setting Cycles = new("cycles", SettingKind.Integer, "2", "how many whole create/destroy cycles it goes through before it is done");
    internal static readonly Setting Cycle = new("cycle", SettingKind.Duration, "10m", "how long all nodes serve before the cycle is torn down");
    internal static readonly Setting Cpus = new("cpus", SettingKind.Integer, "1", "processors of a node");
    internal static readonly Setting Mem = new("mem", SettingKind.Integer, "1024", "memory of a node, in megabytes");
    internal static readonly Setting Disk = new("disk", SettingKind.Integer, "2048", "size of a node's volume in megabytes") { Least = 1 };
    internal static readonly Setting Storage = new("storage", SettingKind.Text, Volume, "where nodes keep what they have: on persistent volumes, in their sandboxes, or on network volumes of their names")
    {
        Choices = [Volume, Sandbox, Network],
    };

    internal static readonly Setting NetworkBandwidth = new("network-volume-bandwidth", SettingKind.Integer, "8", "megabytes a second of a network volume") { Least = 1 };
    internal static readonly Setting JournalNodes = new("journal-nodes", SettingKind.Integer, "3", "how many JournalNodes keep the edits; at least 1 where there are NameNodes");
    internal static readonly Setting NameNodes = new("name-nodes", SettingKind.Integer, "2", "how many NameNodes there are; with 0 nothing but tasks of DataNodes and their volumes");
    internal static readonly Setting Clients = new("clients", SettingKind.Integer, "1", "how many clients write, read and delete files");
    internal static readonly Setting Replication = new("replication", SettingKind.Integer, "3", "on how many DataNodes a block lies, all where there are fewer (dfs.replication; at most its dfs.replication.max)") { Least = 1, Most = 512 };
    internal static readonly Setting BlockSize = new("block-size", SettingKind.Integer, "64", "size of a block in megabytes (dfs.blocksize)") { Least = 1 };
    internal static readonly Setting Bandwidth = new("bandwidth", SettingKind.Integer, "50", "megabytes a second that a DataNode copies blocks with, 0 for no limit (dfs.datanode.data.transfer.bandwidthPerSec)");
    internal static readonly Setting Heartbeat = new("heartbeat", SettingKind.Duration, "3s", "how often a DataNode says that it lives (dfs.heartbeat.interval)") { Shortest = OneSecond };
    internal static readonly Setting Recheck = new("recheck", SettingKind.Duration, "5m", "half of how long a DataNode may be silent, besides ten heartbeats (dfs.namenode.heartbeat.recheck-interval)") { Shortest = OneSecond };
    internal static readonly Setting Failover = new("failover", SettingKind.Duration, "10s", "how long the active NameNode may be silent before another takes over (ha.zookeeper.session-timeout.ms)") { Shortest = OneSecond };
    internal static readonly Setting CheckpointPeriod = new("checkpoint-period", SettingKind.Duration, "1h", "how long after the last image the standby NameNode writes another (dfs.namenode.checkpoint.period)") { Shortest = OneSecond };
    internal static readonly Setting CheckpointEdits = new("checkpoint-txns", SettingKind.Integer, "1000000", "after how many edits it does so in any case (dfs.namenode.checkpoint.txns)") { Least = 1 };
    internal static readonly Setting EditsRetained = new("edits-retained", SettingKind.Integer, "1000000", "how many edits are kept although an image contains them (dfs.namenode.num.extra.edits.retained)");
    internal static readonly Setting BlockTime = new("block-time", SettingKind.Duration, "2s", "how long a client writes on a block");
    internal static readonly Setting ClientPause = new("client-pause", SettingKind.Duration, "5s", "how long a client waits between two operations") { Shortest = OneSecond };
    internal static readonly Setting FilesKept = new("files-kept", SettingKind.Integer, "20", "how many files a client keeps before it deletes its oldest") { Least = 1 };
    internal static readonly Setting SyncBlocks = new("sync-blocks", SettingKind.Boolean, "true", "whether a block is on the disk before it is acknowledged; HDFS itself has it off (dfs.datanode.synconclose)");
    internal static readonly Setting Recovery = new("recovery-timeout", SettingKind.Duration, "30m", "how long a node's volume is waited for before an empty one elsewhere takes its place");
    internal static readonly Setting GrowAfter = new("grow-after", SettingKind.Duration, "0s", "how long after a cycle has begun to serve it gets grow-to DataNodes; 0s for never");
    internal static readonly Setting GrowTo = new("grow-to", SettingKind.Integer, "0", "how many DataNodes there are from then on");
    internal static readonly Setting ShrinkAfter = new("shrink-after", SettingKind.Duration, "0s", "how long after a cycle has begun to serve it gets shrink-to DataNodes, the others decommissioned; 0s for never");
    internal static readonly Setting ShrinkTo = new("shrink-to", SettingKind.Integer, "0", "how many DataNodes there are from then on");
    internal static readonly Setting Reformat = new("reformat", SettingKind.Boolean, "false", "whether the first NameNode is formatted at each launch until all nodes run, as a release did that lost namespaces");
    internal static readonly Setting JournalSync = new("journal-sync", SettingKind.Boolean, "true", "whether a JournalNode on an empty volume copies the others' edits before it takes part");
    internal static readonly Setting WatchOpenBlocks = new("watch-open-blocks", SettingKind.Boolean, "true", "whether a DataNode is not decommissioned while it holds a block that is being written (false as before HDFS-17658)");

    public static IReadOnlyList<Setting> All { get; } =
    [
        DataNodes, Cycles, Cycle, Cpus, Mem, Disk, Storage, NetworkVolumeSettings.AttachTime, NetworkVolumeSettings.DetachTime, NetworkBandwidth, JournalNodes, NameNodes, Clients, Replication, BlockSize, Bandwidth, Heartbeat, Recheck, Failover,
        CheckpointPeriod, CheckpointEdits, EditsRetained, BlockTime, ClientPause, FilesKept, SyncBlocks, Recovery, GrowAfter, GrowTo, ShrinkAfter, ShrinkTo, Reformat, JournalSync, WatchOpenBlocks,
    ];

    public static HdfsSettings Read(FrameworkSettings settings)
    {
        var names = settings.Integer(NameNodes.Name);
        return new(
            settings.Integer(DataNodes.Name),
            settings.Integer(Cycles.Name),
            settings.Duration(Cycle.Name),
            settings.Integer(Cpus.Name),
            settings.Integer(Mem.Name),
            settings.Integer(Disk.Name))
        {
            NameNodes = names,
            JournalNodes = names == 0 ? 0 : settings.Integer(JournalNodes.Name),
            Clients = names == 0 ? 0 : settings.Integer(Clients.Name),
            RecoveryTimeout = names == 0 ? TimeSpan.MaxValue : settings.Duration(Recovery.Name),
            Resizes = ResizesOf(settings),
            Reformats = settings.Boolean(Reformat.Name),
            Storage = names == 0 ? HdfsStorage.Volume : StorageOf(settings),
            AttachTime = settings.Duration(NetworkVolumeSettings.AttachTime.Name),
            DetachTime = settings.Duration(NetworkVolumeSettings.DetachTime.Name),
            Constants = ConstantsOf(settings),
        };
    }

    private static List<(TimeSpan After, int DataNodes)> ResizesOf(FrameworkSettings settings) =>
    [
        .. new[] { (GrowAfter, GrowTo), (ShrinkAfter, ShrinkTo) }
            .Select(pair => (After: settings.Duration(pair.Item1.Name), DataNodes: settings.Integer(pair.Item2.Name)))
            .Where(resize => resize.After > TimeSpan.Zero)
            .OrderBy(resize => resize.After),
    ];

    private static HdfsConstants ConstantsOf(FrameworkSettings settings) => new()
    {
        Replication = settings.Integer(Replication.Name),
        BlockMegabytes = settings.Integer(BlockSize.Name),
        BandwidthMegabytes = BandwidthOf(settings),
        Heartbeat = settings.Duration(Heartbeat.Name),
        Recheck = settings.Duration(Recheck.Name),
        FailoverAfter = settings.Duration(Failover.Name),
        CheckpointPeriod = settings.Duration(CheckpointPeriod.Name),
        CheckpointEdits = settings.Integer(CheckpointEdits.Name),
        EditsRetained = settings.Integer(EditsRetained.Name),
        BlockTime = settings.Duration(BlockTime.Name),
        ClientPause = settings.Duration(ClientPause.Name),
        FilesKept = settings.Integer(FilesKept.Name),
        SyncBlocks = settings.Boolean(SyncBlocks.Name),
        JournalSync = settings.Boolean(JournalSync.Name),
        WatchOpenBlocks = settings.Boolean(WatchOpenBlocks.Name),
    };

    private static HdfsStorage StorageOf(FrameworkSettings settings) => settings.Text(Storage.Name) switch
    {
        Sandbox => HdfsStorage.Sandbox,
        Network => HdfsStorage.Network,
        _ => HdfsStorage.Volume,
    };

    /// <summary>A DataNode copies no faster than its disk takes.</summary>
    private static int BandwidthOf(FrameworkSettings settings)
    {
        var (most, disk) = (settings.Integer(Bandwidth.Name), settings.Integer(NetworkBandwidth.Name));
        return StorageOf(settings) != HdfsStorage.Network ? most : most == 0 ? disk : Math.Min(most, disk);
    }
}
