using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>A fault and when it happens.</summary>
/// <param name="At">How long after the start, at most the scenario's duration.</param>
/// <param name="Fault">What happens.</param>
public sealed record ScheduledFault(TimeSpan At, Fault Fault)
{
    internal static ScheduledFault? Read(SectionReader section, NodeNames nodes, TimeSpan duration)
    {
        var at = section.Value("at", Forms.Duration(TimeSpan.Zero, duration));
        return KindChoice.Read(section, "fault kind", FaultKinds.All, kind => kind.Name, (kind, inner) => kind.Read(inner, nodes)) is { } fault
            ? new(at, fault)
            : null;
    }

    internal void Write(SectionWriter section)
    {
        section.Line("at", At);
        section.Section(Fault.Kind.Name, Fault.Write);
    }
}
