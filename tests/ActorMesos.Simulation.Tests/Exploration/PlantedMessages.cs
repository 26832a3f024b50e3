using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Resources;
using ActorMesos.Kernel.Disk;
using ActorMesos.Kernel.Network;
using ActorMesos.Simulation.Worlds;
using Akka.Persistence;

namespace ActorMesos.Simulation.Tests.Exploration;

/// <summary>Bugs that show in what is sent, or in what is written.</summary>
internal static class PlantedMessages
{
    /// <summary>Messages of a type are never sent, once something has happened.</summary>
    public static Action<World, History> Unsent<T>(Func<History, bool>? once = null) =>
        (world, history) => world.Network.Install(new Losing<T>(() => once is null || once(history)));

    /// <summary>A slave that comes back says nothing of its reservations and volumes.</summary>
    public static void ForgetVolumes(World world, History history) => world.Network.Rewriting = (_, message) =>
        message is ReregisterSlave back ? back with { Checkpointed = Resources.Empty } : message;

    /// <summary>The slaves' disks acknowledge what they have yet to write.</summary>
    public static void AcknowledgeEarly(World world, History history) => world.Disk.Install(new EarlyDisk());

    private sealed class Losing<T>(Func<bool> isOn) : ILinkRule
    {
        public Verdict Judge(Link link, object message) => message is T && isOn() ? Verdict.Drop : Verdict.Pass;
    }

    private sealed class EarlyDisk : IDiskRule
    {
        public DiskVerdict Judge(string persistenceId, object request) =>
            request is WriteMessages && persistenceId.StartsWith("slave-", StringComparison.Ordinal)
                ? new DiskVerdict(DiskVerdictKind.LoseOnPowerFailure)
                : DiskVerdict.Pass;
    }
}
