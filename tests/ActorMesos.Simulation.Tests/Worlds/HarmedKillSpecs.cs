using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Tests.Worlds;

/// <summary>A task on a volume that is launched, killed and forgotten, harmed at every message.</summary>
public sealed class HarmedKillSpecs : HarmAtEveryMessageContract
{
    internal override NodeName Framework => KeeperPolicy.Node;

    internal override WorldPlan Plan(ulong seed) => Clusters.Keeper(seed, kills: true);

    internal override bool IsReached(IFrameworkPolicy policy) => policy.IsDone;
}
