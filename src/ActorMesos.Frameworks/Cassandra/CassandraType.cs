using System.Globalization;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Programs;
using ActorMesos.Frameworks.Offering;
using ActorMesos.Frameworks.Service;

namespace ActorMesos.Frameworks.Cassandra;

/// <summary>The type <c>cassandra</c> and its settings: a service whose instances are the nodes of a ring.</summary>
internal static class CassandraType
{
    private const string Command = "cassandra node";
    private const string Parallel = "parallel";
    private const string SeedsFirst = "seeds-first";
    private const string SeedsLast = "seeds-last";

    internal static readonly Setting Nodes = new("nodes", SettingKind.Integer, "3", "how many nodes the ring has, each on a host of its own");

    internal static readonly Setting Targets = new(
        "targets", SettingKind.Text, "", "when that number changes and to what, as in \"10m:5, 20m:3\"; a node that goes is decommissioned")
    {
        Syntax = ServiceTargets.Syntax,
    };

    private static readonly Setting Seeds = new("seeds", SettingKind.Integer, "2", "how many of the nodes, the first, are seeds; all where there are fewer")
    {
        Least = 1,
        Most = 1000,
    };

    internal static readonly Setting Replication = new("replication-factor", SettingKind.Integer, "3", "on how many nodes a row lies, racks apart; on all where there are fewer")
    {
        Least = 1,
        Most = 1000,
    };

    private static readonly Setting Tokens = new("num-tokens", SettingKind.Integer, "16", "how many tokens a node has (the most is Cassandra's)")
    {
        Least = 1,
        Most = 1536,
    };

    private static readonly Setting Cpus = new("cpus", SettingKind.Integer, "1", "processors of a node");

    private static readonly Setting Mem = new("mem", SettingKind.Integer, "2048", "memory of a node, in megabytes");

    internal static readonly Setting Disk = new("disk", SettingKind.Integer, "4096", "size of a node's volume in megabytes") { Least = 1 };

    private static readonly Setting Storage = new(
        "storage", SettingKind.Text, "volume", "where a node keeps its rows: on a persistent volume, in its sandbox, or on a network volume of its name")
    {
        Choices = ServiceStorages.Names,
    };

    private static readonly Setting NetworkBandwidth = new(
        "network-volume-bandwidth", SettingKind.Integer, "8", "mebibytes a second of a network volume") { Least = 1 };

    private static readonly Setting SpreadBy = new(
        "spread-by", SettingKind.Text, "", "the attribute of slaves over whose values nodes are spread evenly; empty for none");

    internal static readonly Setting RowBytes = new("row-bytes", SettingKind.Integer, "65536", "bytes of a row, for the time that streaming takes; 16 MiB at most, as in Cassandra")
    {
        Least = 1,
        Most = 16 * 1024 * 1024,
    };

    private static readonly Setting Gossip = new("gossip-interval", SettingKind.Duration, "1s", "how often a node gossips")
    {
        Shortest = TimeSpan.FromMilliseconds(100),
    };

    private static readonly Setting HintWindow = new(
        "max-hint-window", SettingKind.Duration, "3h", "for how long after a node went down writes are kept for it; 0s for no hints");

    private static readonly Setting GcGrace = new("gc-grace", SettingKind.Duration, "240h", "how long a tombstone is kept (gc_grace_seconds)");

    private static readonly Setting Compaction = new("compaction-interval", SettingKind.Duration, "1h", "how often tombstones that are old enough go")
    {
        Shortest = TimeSpan.FromSeconds(1),
    };

    private static readonly Setting Repair = new("repair-interval", SettingKind.Duration, "0s", "how often each node is repaired; 0s for never")
    {
        Shortest = TimeSpan.FromSeconds(1),
        ZeroIsOff = true,
    };

    private static readonly Setting CommitLogSync = new(
        "commitlog-sync-period", SettingKind.Duration, "10s", "how often writes are flushed to the disk; 0s before each acknowledgement")
    {
        Shortest = TimeSpan.FromMilliseconds(1),
        ZeroIsOff = true,
    };

    private static readonly Setting ReplaceAfter = new(
        "replace-after", SettingKind.Duration, "30m", "how long a node waits for its volume before another one takes its place; 0s for ever");

    private static readonly Setting StartOrder = new(
        "start-order", SettingKind.Text, Parallel, "in which order nodes start, each once those before it serve; no node but a seed starts before a seed")
    {
        Choices = [Parallel, SeedsFirst, SeedsLast],
    };

    private static readonly Setting ReplaceStreams = new(
        "replace-streams", SettingKind.Boolean, "true", "false: a node that takes a lost one's place begins empty (auto_bootstrap: false)");

    private static readonly Setting CheckResurrection = new(
        "check-data-resurrection", SettingKind.Boolean, "true", "false: a node that was away for longer than gc-grace serves what it still has");

    internal static readonly Setting UninstallAt = new(
        "uninstall-at", SettingKind.Duration, "0s", "when all is given back, counted from the start; 0s for never");

    public static FrameworkKind Kind { get; } = new(
        new FrameworkType(
            "cassandra",
            "a ring of Cassandra nodes on persistent volumes, which replicate rows, hint, repair, and join, leave and are replaced",
            [
                Nodes, Targets, Seeds, Replication, Tokens, Cpus, Mem, Disk, Storage, NetworkVolumeSettings.AttachTime, NetworkVolumeSettings.DetachTime, NetworkBandwidth, SpreadBy, RowBytes, Gossip, HintWindow, GcGrace, Compaction, Repair, CommitLogSync,
                ReplaceAfter, StartOrder, ReplaceStreams, CheckResurrection, UninstallAt,
            ])
        {
            Conflicts = static (ring, _) => CassandraConflicts.OfRing(ring),
        },
        static (framework, settings) => new ServicePolicy(framework, Service(settings)),
        ServiceType.Events)
    {
        Programs = static settings => [new ProgramKind(Command, place => new CassandraNode(Ring(settings, place)))],
        Messages =
        [
            typeof(ShadowRequest), typeof(ShadowAnswer), typeof(GossipSyn), typeof(GossipAck), typeof(Mutation), typeof(MutationDone),
            typeof(ReadRow), typeof(RowFound), typeof(StreamRequest), typeof(StreamedRows), typeof(Handover), typeof(HandoverDone),
            typeof(RepairDigest), typeof(RepairRows), typeof(WriteRequest), typeof(ReadRequest), typeof(Answer),
        ],
    };

    private static ServiceSettings Service(FrameworkSettings settings) => new()
    {
        Count = settings.Integer(Nodes.Name),
        Targets = ServiceTargets.Parse(settings.Text(Targets.Name)).Value,
        UninstallAt = settings.Duration(UninstallAt.Name),
        Cpus = settings.Integer(Cpus.Name),
        MemMegabytes = settings.Integer(Mem.Name),
        DiskMegabytes = settings.Integer(Disk.Name),
        Storage = ServiceStorages.Named(settings.Text(Storage.Name)),
        SpreadBy = settings.Text(SpreadBy.Name),
        Command = Command + (ServiceStorages.Named(settings.Text(Storage.Name)) == ServiceStorage.Network
            ? ServiceStorages.NetworkOptions(settings.Duration(NetworkVolumeSettings.AttachTime.Name), settings.Duration(NetworkVolumeSettings.DetachTime.Name))
            : ""),
        ReplaceAfter = settings.Duration(ReplaceAfter.Name) is var wait && wait > TimeSpan.Zero ? wait : null,
        Order = settings.Text(StartOrder.Name) switch
        {
            SeedsFirst => ServiceOrder.Ascending,
            SeedsLast => ServiceOrder.Descending,
            _ => ServiceOrder.Parallel,
        },
        ChecksHealth = true,
        LeaveMessage = CassandraNode.Decommission,
    };

    private static CassandraSettings Ring(FrameworkSettings settings, ProgramPlace place) => new()
    {
        Seeds = [.. Enumerable.Range(0, settings.Integer(Seeds.Name)).Select(number => NameLike(place.Task.Name, number))],
        Replication = settings.Integer(Replication.Name),
        Tokens = settings.Integer(Tokens.Name),
        Gossip = settings.Duration(Gossip.Name),
        Convict = settings.Duration(Gossip.Name) * 18,
        HintWindow = settings.Duration(HintWindow.Name),
        GcGrace = settings.Duration(GcGrace.Name),
        Compaction = settings.Duration(Compaction.Name),
        Repair = settings.Duration(Repair.Name),
        CommitLogSync = settings.Duration(CommitLogSync.Name),
        StreamBytesPerSecond = ServiceStorages.Named(settings.Text(Storage.Name)) == ServiceStorage.Network
            ? (int)Math.Min(CassandraSettings.StreamMost, settings.Integer(NetworkBandwidth.Name) * 1024L * 1024)
            : CassandraSettings.StreamMost,
        RowBytes = settings.Integer(RowBytes.Name),
        StreamsWhenReplacing = settings.Boolean(ReplaceStreams.Name),
        ChecksDataResurrection = settings.Boolean(CheckResurrection.Name),
    };

    /// <summary>The name of another node of the ring: <c>FRAMEWORK-NUMBER</c>.</summary>
    private static string NameLike(string name, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{name[..name.LastIndexOf('-')]}-{number}");
}
