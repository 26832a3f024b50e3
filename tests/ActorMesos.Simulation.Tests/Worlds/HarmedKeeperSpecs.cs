using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Tests.Worlds;

/// <summary>A checkpointing framework's task on a volume, harmed at every message.</summary>
public sealed class HarmedKeeperSpecs : HarmAtEveryMessageContract
{
    internal override NodeName Framework => KeeperPolicy.Node;

    internal override WorldPlan Plan(ulong seed) => Clusters.Keeper(seed);

    internal override bool IsReached(IFrameworkPolicy policy) => policy.IsHealthy;
}
