using ActorMesos.Simulation.Runs;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>Something that goes wrong on purpose. Each kind is one file and one line in <see cref="FaultKinds.All"/>.</summary>
public abstract record Fault
{
    /// <summary>The kind that reads and names it.</summary>
    public abstract FaultKind Kind { get; }

    /// <summary>Does to the world what goes wrong, and says to the schedule how it heals.</summary>
    internal abstract void SetIn(FaultSchedule schedule);

    internal abstract void Write(SectionWriter section);
}
