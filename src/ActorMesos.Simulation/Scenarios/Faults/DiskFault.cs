using ActorMesos.Actors.Slaves;
using ActorMesos.Kernel.Disk;
using ActorMesos.Simulation.Runs;
using Akka.Persistence;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>What befalls the writes of slaves to their disks.</summary>
/// <param name="Victims">Whose disks.</param>
public abstract record DiskFault(Victims Victims) : VictimFault(Victims)
{

    /// <summary>What becomes of a write.</summary>
    protected abstract DiskVerdict Verdict { get; }

    internal override void SetIn(FaultSchedule schedule)
    {
        var ids = Victims.Nodes.Select(node => SlaveActor.IdOf(node.Value)).ToHashSet(StringComparer.Ordinal);
        schedule.Impose(this, string.Join(", ", Victims.Nodes), Time, () => schedule.World.Disk.Install(new Rule(ids, Verdict)));
    }

    private sealed class Rule(HashSet<string> ids, DiskVerdict verdict) : IDiskRule
    {
        public DiskVerdict Judge(string persistenceId, object request) =>
            request is WriteMessages && ids.Contains(persistenceId) ? verdict : DiskVerdict.Pass;
    }
}
