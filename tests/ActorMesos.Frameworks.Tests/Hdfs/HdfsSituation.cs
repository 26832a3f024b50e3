using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;
using ActorMesos.Frameworks.Hdfs;
using ActorMesos.Frameworks.Tests.Support;
using static ActorMesos.Frameworks.Tests.Support.Make;

namespace ActorMesos.Frameworks.Tests.Hdfs;

/// <summary>A service of one or more DataNodes with 1 cpu, 1024 MB of memory and a volume of 2048 MB each, for cycles of 10 minutes.</summary>
internal static class HdfsSituation
{
    public static readonly Resources Whole = Free("cpus:4;mem:4096;disk:8192");
    public static readonly Resources Rest = Free("cpus:3;mem:3072;disk:6144");
    public static readonly Resources AllReserved = Reserved("cpus:1;mem:1024;disk:2048");

    /// <summary>What the DataNode of that number has, while no task uses it.</summary>
    public static Resources Place(int number) => Reserved("cpus:1;mem:1024") + Volume($"hdfs-data-{number}", 2048);

    public static HdfsPolicy Born(int dataNodes = 1, int cycles = 1) =>
        new(Framework, new HdfsSettings(dataNodes, cycles, TimeSpan.FromMinutes(10), 1, 1024, 2048));

    /// <summary>One DataNode that was launched on S1 at 0 s as hdfs-data-0.1.</summary>
    public static Host<HdfsPolicy> Launched(int dataNodes = 1, int cycles = 1)
    {
        var host = new Host<HdfsPolicy>(Born(dataNodes, cycles));
        host.Sees(Offers("O1", 1, Whole));
        return host;
    }

    /// <summary>One DataNode that was launched at 0 s and runs since 1 s.</summary>
    public static Host<HdfsPolicy> Serving(int cycles = 1)
    {
        var host = Launched(cycles: cycles);
        host.Sees(Update("hdfs-data-0.1", TaskState.Running, data: ""), 1);
        return host;
    }

    /// <summary>One DataNode whose task was killed at 601 s, at the end of the cycle.</summary>
    public static Host<HdfsPolicy> Killed(int cycles = 1)
    {
        var host = Serving(cycles);
        host.Sees(new Domain.Frameworks.Woken("cycle"), 601);
        host.Sees(Update("hdfs-data-0.1", TaskState.Killed), 601);
        return host;
    }

    public static FrameworkReregistered Reregistered { get; } = new(new FrameworkId("F"), new MasterId("M"));

    public static HdfsNode Node(this Host<HdfsPolicy> host) => host.Policy.Nodes.ShouldHaveSingleItem();
}
