using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Tests.Worlds;

/// <summary>The documentation's walk, harmed at every message.</summary>
public sealed class HarmedWalkSpecs : HarmAtEveryMessageContract
{
    internal override NodeName Framework => Clusters.Walker;

    internal override WorldPlan Plan(ulong seed) => Clusters.Walk(seed);

    internal override bool IsReached(IFrameworkPolicy policy) => policy.IsDone;
}
