namespace ActorMesos.Frameworks.Hdfs;

/// <summary>The constants of HDFS (<c>hdfs-default.xml</c>), by their names there.</summary>
public sealed record HdfsConstants
{
    /// <summary><c>dfs.replication</c>: on how many DataNodes a block lies.</summary>
    public int Replication { get; init; } = 3;

    /// <summary><c>dfs.blocksize</c>, in megabytes.</summary>
    public int BlockMegabytes { get; init; } = 128;

    /// <summary><c>dfs.heartbeat.interval</c>.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary><c>dfs.namenode.heartbeat.recheck-interval</c>.</summary>
    public TimeSpan Recheck { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary><c>dfs.blockreport.intervalMsec</c>.</summary>
    public TimeSpan BlockReport { get; init; } = TimeSpan.FromHours(6);

    /// <summary><c>dfs.namenode.redundancy.interval.seconds</c>: how often blocks with too few replicas are looked after.</summary>
    public TimeSpan Redundancy { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary><c>dfs.namenode.replication.work.multiplier.per.iteration</c>: how many copies are begun each time, for each live DataNode.</summary>
    public int WorkMultiplier { get; init; } = 2;

    /// <summary><c>dfs.namenode.replication.max-streams</c>: how many copies a DataNode makes at once.</summary>
    public int StreamsMost { get; init; } = 2;

    /// <summary><c>dfs.namenode.reconstruction.pending.timeout-sec</c>: how long a copy may take before another is begun.</summary>
    public TimeSpan PendingMost { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary><c>dfs.datanode.data.transfer.bandwidthPerSec</c>, in megabytes; 0 for no limit.</summary>
    public int BandwidthMegabytes { get; init; } = 50;

    /// <summary><c>dfs.namenode.safemode.extension</c>: how long safe mode goes on once enough blocks are reported (<c>threshold-pct</c>, 0.999).</summary>
    public TimeSpan SafeModeExtension { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary><c>ha.zookeeper.session-timeout.ms</c>: how long the active NameNode is silent before another takes over.</summary>
    public TimeSpan FailoverAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary><c>dfs.qjournal.write-txns.timeout.ms</c>: how long the active NameNode waits for a quorum before it ends.</summary>
    public TimeSpan QuorumMost { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often the standby NameNode reads the journal (<c>dfs.ha.tail-edits.period</c>), and the active one says that it lives.</summary>
    public TimeSpan Tail { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary><c>dfs.datanode.synconclose</c>: whether a block is on the disk once it is acknowledged; HDFS has it off.</summary>
    public bool SyncBlocks { get; init; } = true;

    /// <summary><c>dfs.namenode.lease-hard-limit-sec</c>: how long a file stays open whose client says nothing.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary><c>dfs.namenode.checkpoint.period</c>: how long after the last image the standby NameNode writes another.</summary>
    public TimeSpan CheckpointPeriod { get; init; } = TimeSpan.FromHours(1);

    /// <summary><c>dfs.namenode.checkpoint.txns</c>: after how many edits it does so in any case.</summary>
    public int CheckpointEdits { get; init; } = 1_000_000;

    /// <summary><c>dfs.namenode.num.extra.edits.retained</c>: how many edits are kept although an image contains them.</summary>
    public int EditsRetained { get; init; } = 1_000_000;

    /// <summary>How long a client writes on one block.</summary>
    public TimeSpan BlockTime { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a client waits between two operations.</summary>
    public TimeSpan ClientPause { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many files a client keeps before it deletes its oldest.</summary>
    public int FilesKept { get; init; } = 20;

    /// <summary>Whether a JournalNode with an empty folder copies the others' edits before it takes part; off as the buggy release did (B24).</summary>
    public bool JournalSync { get; init; } = true;

    /// <summary>Whether a DataNode is not decommissioned while it holds a block that is being written; off as in HDFS-17658 (B25).</summary>
    public bool WatchOpenBlocks { get; init; } = true;

    /// <summary>When a DataNode that says nothing is dead: twice the recheck interval and ten heartbeats, 10 m 30 s.</summary>
    public TimeSpan DeadAfter => (Recheck * 2) + (Heartbeat * 10);
}
