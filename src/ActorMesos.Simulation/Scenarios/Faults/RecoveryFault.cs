using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>A fault after which a slave may refuse to start, until somebody removes what it keeps of itself.</summary>
/// <param name="Victims">Which slaves.</param>
/// <param name="RemoveMetaAfter">How long after it should have started that is done; null for never.</param>
public abstract record RecoveryFault(Victims Victims, TimeSpan? RemoveMetaAfter) : VictimFault(Victims)
{
    /// <summary>How a scenario writes when it is done.</summary>
    internal static TimeSpan? ReadRemoveMetaAfter(SectionReader section) => section.Value("remove-meta-after", Forms.OrNone(Forms.Span));

    internal override void Write(SectionWriter section)
    {
        base.Write(section);
        section.Word("remove-meta-after", RemoveMetaAfter is { } time ? DurationText.Write(time) : Forms.None);
    }

    /// <summary>What a slave does by itself after its restart, and what somebody does where that is nothing.</summary>
    private protected void Restart(FaultSchedule schedule, NodeName slave, Action<NodeName> restart, bool endsHost) =>
        schedule.CrashFor(slave, Time, endsHost: endsHost, restart: node =>
        {
            restart(node);
            if (RemoveMetaAfter is { } time)
            {
                // A slave that has started pays no heed to it.
                schedule.HealAfter(time, () => schedule.World.Tell(node, new SlaveMetaRemoved()));
            }
        });
}
