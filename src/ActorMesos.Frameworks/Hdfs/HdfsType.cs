using ActorMesos.Domain.Frameworks;

namespace ActorMesos.Frameworks.Hdfs;

/// <summary>The type <c>hdfs</c> and its settings.</summary>
internal static class HdfsType
{
    private static readonly Setting DataNodes = new("data-nodes", SettingKind.Integer, "3", "how many DataNodes there are, each on a host of its own");

    private static readonly Setting Cycles = new("cycles", SettingKind.Integer, "2", "how many whole create/destroy cycles it goes through before it is done");

    private static readonly Setting Cycle = new("cycle", SettingKind.Duration, "10m", "how long all DataNodes serve before the cycle is torn down");

    private static readonly Setting Cpus = new("cpus", SettingKind.Integer, "1", "processors of a DataNode");

    private static readonly Setting Mem = new("mem", SettingKind.Integer, "1024", "memory of a DataNode, in megabytes");

    private static readonly Setting Disk = new("disk", SettingKind.Integer, "2048", "size of a DataNode's volume in megabytes, at least 1");

    public static FrameworkKind Kind { get; } = new(
        new FrameworkType(
            "hdfs",
            "deploys DataNodes on persistent volumes, serves, destroys all it made, and begins again",
            [DataNodes, Cycles, Cycle, Cpus, Mem, Disk]),
        static (framework, settings) => new HdfsPolicy(framework, Read(settings)),
        [
            typeof(DataNodeLaunched), typeof(DataNodeRan), typeof(DataNodeAbandoned), typeof(DataNodeCleared), typeof(DataLost),
            typeof(HdfsServingBegan), typeof(HdfsTeardownBegan), typeof(HdfsCycleBegan), typeof(HdfsFinished),
        ]);

    private static HdfsSettings Read(FrameworkSettings settings) => new(
        settings.Integer(DataNodes.Name),
        settings.Integer(Cycles.Name),
        settings.Duration(Cycle.Name),
        settings.Integer(Cpus.Name),
        settings.Integer(Mem.Name),
        Math.Max(1, settings.Integer(Disk.Name)));
}
