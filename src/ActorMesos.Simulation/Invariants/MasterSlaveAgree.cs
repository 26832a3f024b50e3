using ActorMesos.Actors.Slaves;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Invariants;

/// <summary>Once quiet, the master's view of a slave equals the slave's checkpoint. Operations that are on their way make it look otherwise for a moment.</summary>
public sealed class MasterSlaveAgree : IInvariant
{
    /// <inheritdoc/>
    public string? Broken { get; private set; }

    /// <inheritdoc/>
    public void Saw(Instant at, string node, object happened)
    {
    }

    /// <inheritdoc/>
    public void Check(World world)
    {
    }

    /// <inheritdoc/>
    public void CheckQuiet(World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        Broken = null;
        if (world.LeadingMaster() is not { } master)
        {
            return;
        }

        foreach (var record in master.Slaves.Values.OrderBy(record => record.Id.Value, StringComparer.Ordinal))
        {
            var seen = record.Total.Checkpointed();
            if (world.Ask<SlaveState>(record.Info.Node, GetSlave.Instance) is { IsRegistered: true } slave && !slave.Checkpointed.Equals(seen))
            {
                Broken ??= $"the master sees '{seen}' on {record.Info.Node}, but its checkpoint holds '{slave.Checkpointed}'";
            }
        }
    }
}
