using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Resources;
using ActorMesos.Kernel.Disk;
using ActorMesos.Simulation.Worlds;
using Akka.Persistence;

namespace ActorMesos.Simulation.Tests.Exploration;

/// <summary>The wrong parts that planted bugs put in the place of right ones.</summary>
internal static class PlantedParts
{
    /// <summary>Every framework may be away for no time at all.</summary>
    public static WorldPlan WithoutFailover(WorldPlan plan) => plan with
    {
        Frameworks = [.. plan.Frameworks.Select(framework => framework with { Info = framework.Info with { FailoverTimeout = TimeSpan.Zero } })],
    };

    /// <summary>A slave that comes back says nothing of its reservations and volumes.</summary>
    public static void ForgetVolumes(World world, History history) => world.Network.Rewriting = (_, message) =>
        message is ReregisterSlave back ? back with { Checkpointed = Resources.Empty } : message;

    /// <summary>A slave that comes back says nothing of its tasks.</summary>
    public static void ForgetTasks(World world, History history) => world.Network.Rewriting = (_, message) =>
        message is ReregisterSlave back ? back with { Tasks = [] } : message;

    /// <summary>The slaves' disks acknowledge what they have yet to write.</summary>
    public static void AcknowledgeEarly(World world, History history) => world.Disk.Install(new EarlyDisk());

    private sealed class EarlyDisk : IDiskRule
    {
        public DiskVerdict Judge(string persistenceId, object request) =>
            request is WriteMessages && persistenceId.StartsWith("slave-", StringComparison.Ordinal)
                ? new DiskVerdict(DiskVerdictKind.LoseOnPowerFailure)
                : DiskVerdict.Pass;
    }
}
