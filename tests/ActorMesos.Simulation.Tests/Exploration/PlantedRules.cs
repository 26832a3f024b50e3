using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Slaves;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Tests.Exploration;

/// <summary>Bugs in the rules and constants of masters and slaves.</summary>
internal static class PlantedRules
{
    /// <summary>A framework that is away for an instant is gone for good.</summary>
    public static WorldPlan NoFailoverTimeout(WorldPlan plan) => plan with
    {
        Frameworks = [.. plan.Frameworks.Select(framework => framework with { Info = framework.Info with { FailoverTimeout = TimeSpan.Zero } })],
    };

    /// <summary>A master that destroys a shared volume leaves the other offers with it standing.</summary>
    public static WorldPlan NothingIsRescinded(WorldPlan plan) =>
        plan with { Master = plan.Master with { Bugs = MesosBugs.SharedOffersOutliveDestroy } };

    /// <summary>A master does not tell a slave that is back what it should have.</summary>
    public static WorldPlan NothingIsSentAgain(WorldPlan plan) =>
        plan with { Master = plan.Master with { Bugs = MesosBugs.CheckpointIsNotResent } };

    /// <summary>A slave sends an update once, and does not ask itself whether it was acknowledged.</summary>
    public static WorldPlan NothingIsRetried(WorldPlan plan) => plan with
    {
        SlaveRules = static (slave, command, settings, now) =>
            command is UpdateRetryDue ? Decision.Nothing : Slave.Decide(slave, command, settings, now),
    };

    /// <summary>A slave says nothing of a task that it does not know, neither when it is to kill it nor when the master asks about it.</summary>
    public static WorldPlan UnknownTasksAreNotTold(WorldPlan plan) => plan with
    {
        SlaveRules = static (slave, command, settings, now) => Silent(Slave.Decide(slave, command, settings, now)),
    };

    private static Decision Silent(Decision decision) =>
        decision with { Sends = [.. decision.Sends.Where(sent => sent.Message is not StatusUpdate { Status.Reason: "REASON_RECONCILIATION" })] };
}
