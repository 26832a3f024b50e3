using ActorMesos.Domain.Allocation;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Slaves;
using ActorMesos.Frameworks;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Tests.Worlds;

/// <summary>Small clusters for specs: one slave, <c>node-1</c>, and one framework of role and principal of HDFS.</summary>
internal static class Clusters
{
    public static readonly NodeName Master = new("master");
    public static readonly NodeName Slave = new("node-1");
    public static readonly NodeName Walker = new("walk");

    /// <summary>The cluster of the documentation's walk: a slave with nothing but 2048 MB of disk.</summary>
    public static WorldPlan Walk(ulong seed = 1, SemanticsProfile? semantics = null)
    {
        var kind = FrameworkCatalog.Named("walk");
        var info = Framework(Walker);
        return Of("disk:2048", seed, semantics ?? SemanticsProfile.V023) with
        {
            Frameworks = [new FrameworkPlan(info, () => kind.Create(info, FrameworkSettings.Defaults(kind.Type)))],
            FrameworkEvents = kind.Events,
        };
    }

    /// <summary>The same slave with processors and memory, and a framework that keeps one task on one volume.</summary>
    public static WorldPlan Keeper(ulong seed = 1, bool checkpoint = true, bool kills = false)
    {
        var info = Framework(KeeperPolicy.Node) with { Checkpoint = checkpoint };
        return Of("cpus:4;mem:4096;disk:2048", seed, SemanticsProfile.V023) with
        {
            Frameworks = [new FrameworkPlan(info, () => new KeeperPolicy(info, kills))],
            FrameworkEvents = [typeof(KeeperLaunched), typeof(KeeperHeard)],
        };
    }

    /// <summary>The same in 1.11, with a task that only force ends, and a framework that knows the states in between.</summary>
    public static WorldPlan StubbornKeeper(ulong seed)
    {
        var info = Framework(KeeperPolicy.Node) with { Capabilities = FrameworkCapabilities.TaskKillingState | FrameworkCapabilities.PartitionAware };
        var plan = Of("cpus:4;mem:4096;disk:2048", seed, SemanticsProfile.V111);
        return plan with
        {
            Slave = plan.Slave with { AppliesOperations = true, Executor = new ExecutorSettings { StubbornPercent = 100 } },
            Frameworks = [new FrameworkPlan(info, () => new KeeperPolicy(info, Kills: true))],
            FrameworkEvents = [typeof(KeeperLaunched), typeof(KeeperHeard)],
        };
    }

    public static WorldPlan Of(string resources, ulong seed, SemanticsProfile semantics) => new()
    {
        Seed = seed,
        Slaves = [new SlaveInfo(Slave, Slave.Value, ResourceText.Parse(resources).Value)],
        Master = new MasterSettings
        {
            Semantics = semantics,
            MinimumOffer = MinimumOffer.Of([ResourceText.Parse("disk:32").Value, ResourceText.Parse("cpus:0.01").Value]),
        },
        Slave = new SlaveSettings { Semantics = semantics, DestroyDeletesContent = semantics.DestroyDeletesContent },
    };

    public static FrameworkInfo Framework(NodeName node) =>
        new(node, node.Value, "hdfs", "hdfs-principal", FailoverTimeout: TimeSpan.FromHours(1));
}
