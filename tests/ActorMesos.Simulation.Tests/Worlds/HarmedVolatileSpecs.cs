using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Tests.Worlds;

/// <summary>A task on a volume of a framework that does not checkpoint, harmed at every message: the task dies, the volume does not.</summary>
public sealed class HarmedVolatileSpecs : HarmAtEveryMessageContract
{
    internal override NodeName Framework => KeeperPolicy.Node;

    internal override WorldPlan Plan(ulong seed) => Clusters.Keeper(seed, checkpoint: false);

    internal override bool IsReached(IFrameworkPolicy policy) => policy.IsHealthy;
}
