using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Tests.Worlds;

/// <summary>A task that starts, runs, is killed and ended by force when its grace period is over, harmed at every message.</summary>
public sealed class HarmedGraceSpecs : HarmAtEveryMessageContract
{
    internal override NodeName Framework => KeeperPolicy.Node;

    internal override WorldPlan Plan(ulong seed) => Clusters.StubbornKeeper(seed);

    internal override bool IsReached(IFrameworkPolicy policy) => policy.IsDone;
}
