namespace ActorMesos.Frameworks.Cassandra;

/// <summary>What the nodes of a ring are configured with, under the names of <c>cassandra.yaml</c> where it has one.</summary>
public sealed record CassandraSettings
{
    /// <summary>The seeds (<c>seed_provider</c>): the names of the tasks that others ask first.</summary>
    public IReadOnlyList<string> Seeds { get; init; } = [];

    /// <summary>On how many nodes a row lies (the keyspace's <c>replication_factor</c>).</summary>
    public int Replication { get; init; } = 3;

    /// <summary>How many tokens a node has (<c>num_tokens</c>).</summary>
    public int Tokens { get; init; } = 16;

    /// <summary>How often a node gossips; Cassandra's is 1 s.</summary>
    public TimeSpan Gossip { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a node may be silent before it is taken for down: about what <c>phi_convict_threshold: 8</c> comes to.</summary>
    public TimeSpan Convict { get; init; } = TimeSpan.FromSeconds(18);

    /// <summary>How long a change of the ring is announced before it takes place (<c>cassandra.ring_delay_ms</c>).</summary>
    public TimeSpan RingDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a coordinator waits for replicas (<c>write_request_timeout</c>).</summary>
    public TimeSpan WriteTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a coordinator waits for replicas (<c>read_request_timeout</c>).</summary>
    public TimeSpan ReadTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>For how long after a node went down writes are kept for it (<c>max_hint_window</c>); zero for no hints.</summary>
    public TimeSpan HintWindow { get; init; } = TimeSpan.FromHours(3);

    /// <summary>How long a tombstone is kept (the table's <c>gc_grace_seconds</c>).</summary>
    public TimeSpan GcGrace { get; init; } = TimeSpan.FromDays(10);

    /// <summary>How often tombstones are looked through.</summary>
    public TimeSpan Compaction { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How often a node compares its rows with the other replicas (<c>nodetool repair</c>); zero for never.</summary>
    public TimeSpan Repair { get; init; }

    /// <summary>How often writes are flushed to disk (<c>commitlog_sync_period</c>); zero before each acknowledgement (<c>commitlog_sync: batch</c>).</summary>
    public TimeSpan CommitLogSync { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Bytes of a row, for the time that streaming takes.</summary>
    public int RowBytes { get; init; } = 65536;

    /// <summary>Bytes a second that a node streams at most (<c>stream_throughput_outbound</c>: 24 MiB).</summary>
    public const int StreamMost = 24 * 1024 * 1024;

    /// <summary>Bytes a second that a node streams: no more than its disk takes.</summary>
    public int StreamBytesPerSecond { get; init; } = StreamMost;

    /// <summary>Whether a node that takes a lost one's place streams its rows (<c>replace_address</c>), or begins empty.</summary>
    public bool StreamsWhenReplacing { get; init; } = true;

    /// <summary>Whether a node that was away for longer than <see cref="GcGrace"/> begins anew (CASSANDRA-17180), or serves what it has.</summary>
    public bool ChecksDataResurrection { get; init; } = true;

    /// <summary>How long a node takes to stream rows.</summary>
    public TimeSpan StreamTime(int rows) => TimeSpan.FromTicks((long)((Int128)rows * RowBytes * TimeSpan.TicksPerSecond / StreamBytesPerSecond));
}
