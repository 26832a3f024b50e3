using System.Diagnostics.CodeAnalysis;
using ActorMesos.Domain.Randomness;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>The process of the master that leads ends at once; another master takes over if there is one. The process starts again later.</summary>
public sealed record MasterFailoverFault : Fault
{
    /// <summary>A failover whose duration is still to be given.</summary>
    public MasterFailoverFault()
    {
    }

    /// <summary>A failover.</summary>
    /// <param name="time">How long the process is down.</param>
    [SetsRequiredMembers]
    public MasterFailoverFault(TimeSpan time) => For = new ConstantDuration(time);

    /// <summary>The kind, as the catalog lists it.</summary>
    public static FaultKind Definition { get; } = new("master-failover", "the process of the leading master ends at once and starts again after a while", Read)
    {
        Draw = draw => new MasterFailoverFault { For = draw.For() },
    };

    /// <inheritdoc/>
    public override FaultKind Kind => Definition;

    internal override void SetIn(FaultSchedule schedule)
    {
        if (schedule.World.LeadingNode() is { } leader)
        {
            schedule.CrashFor(leader, Time, new LeaderCrashed(leader));
        }
        else
        {
            schedule.Note(new FaultHadNoEffect("no master led"));
        }
    }

    internal override void Write(SectionWriter section)
    {
    }

    private static MasterFailoverFault Read(SectionReader section, NodeNames nodes) => new() { For = DurationReading.ReadAny(section, "for") };
}
