using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Tests.Exploration;

/// <summary>Bugs in what frameworks do: another policy stands in the place of theirs.</summary>
internal static class PlantedPolicies
{
    /// <summary>A kill is taken for done once it was asked for.</summary>
    public static WorldPlan KillsOnce(WorldPlan plan) => Replace(plan, policy => new Killing(policy));

    /// <summary>What the master says of a task when it was asked is not listened to.</summary>
    public static WorldPlan IgnoresReconciliation(WorldPlan plan) => Replace(plan, policy => new Deaf(policy));

    private static WorldPlan Replace(WorldPlan plan, Func<IFrameworkPolicy, IFrameworkPolicy> with) =>
        plan with { Frameworks = [.. plan.Frameworks.Select(framework => framework with { Policy = () => with(framework.Policy()) })] };

    private abstract record Wrapped(IFrameworkPolicy Policy) : IFrameworkPolicy
    {
        public bool IsDone => Policy.IsDone;

        public bool IsHealthy => Policy.IsHealthy;

        public virtual PolicyDecision Decide(object happened, Instant now) => Policy.Decide(happened, now);

        public IFrameworkPolicy Apply(IEvent happened) => this with { Policy = Policy.Apply(happened) };
    }

    private sealed record Killing(IFrameworkPolicy Policy) : Wrapped(Policy)
    {
        private readonly HashSet<TaskId> _killed = [];

        public override PolicyDecision Decide(object happened, Instant now)
        {
            var decision = base.Decide(happened, now);
            return decision with { Calls = [.. decision.Calls.Where(call => call is not KillTask kill || _killed.Add(kill.TaskId))] };
        }
    }

    private sealed record Deaf(IFrameworkPolicy Policy) : Wrapped(Policy)
    {
        public override PolicyDecision Decide(object happened, Instant now) =>
            happened is StatusUpdate { Status.Reason: "REASON_RECONCILIATION" } ? PolicyDecision.Nothing : base.Decide(happened, now);
    }
}
