using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;
using ActorMesos.Frameworks.Service;
using ActorMesos.Frameworks.Tests.Support;
using static ActorMesos.Frameworks.Tests.Support.Make;

namespace ActorMesos.Frameworks.Tests.Service;

/// <summary>A service named hdfs, since that is what the support calls its framework: 1 cpu, 1024 MB and a volume of 2048 MB each.</summary>
internal static class ServiceSituation
{
    public static readonly Resources Whole = Free("cpus:4;mem:4096;disk:8192;ports:[31000-31005]");
    public static readonly Resources Rest = Free("cpus:3;mem:3072;disk:6144;ports:[31000-31005]");

    public static ServicePolicy Born(ServiceSettings? settings = null) => new(Framework, settings ?? new ServiceSettings { Count = 1 });

    /// <summary>What an instance has while no task uses it.</summary>
    public static Resources Place(string volume) => Reserved("cpus:1;mem:1024") + Volume(volume, 2048);

    /// <summary>One instance that was launched at 0 s on S1 as hdfs-0.1, and runs since 1 s.</summary>
    public static Host<ServicePolicy> Serving(ServiceSettings? settings = null)
    {
        var host = new Host<ServicePolicy>(Born(settings));
        host.Sees(new FrameworkRegistered(new FrameworkId("F"), new MasterId("M")));
        host.Sees(Offers("O1", 1, Whole));
        host.Sees(Update("hdfs-0.1", TaskState.Running, data: ""), 1);
        return host;
    }

    /// <summary>The same, whose slave is lost at 100 s.</summary>
    public static Host<ServicePolicy> Away(ServiceSettings? settings = null)
    {
        var host = Serving(settings);
        host.Sees(new LostSlave(new SlaveId("S1")), 100);
        return host;
    }

    public static FrameworkReregistered Reregistered { get; } = new(new FrameworkId("F"), new MasterId("M"));

    public static ServiceSettings One(ServiceFlaws flaws) => new() { Count = 1, Flaws = flaws };
}
