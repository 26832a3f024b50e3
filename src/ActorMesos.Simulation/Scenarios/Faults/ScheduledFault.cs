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
        string[] names = [.. FaultKinds.All.Select(kind => kind.Name)];
        section.Know(names);
        section.Close("unknown fault kind", "known fault kinds", names);
        FaultKind[] chosen = [.. FaultKinds.All.Where(kind => section.OwnKeys.Contains(kind.Name))];
        if (chosen.Length != 1 && !section.HasUnknownKeys)
        {
            var (found, allowed) = chosen.Length == 0
                ? ("no fault kind", $"known fault kinds: {NameList.Of(names)}")
                : ($"found {string.Join<FaultKind>(" and ", chosen)} in one entry", "allowed: one fault kind in each entry");
            section.Refuse(found, allowed);
        }

        Fault[] faults = [.. chosen.Select(kind => ReadFault(section.Section(kind.Name), kind, nodes))];
        return faults is [var fault] ? new(at, fault) : null;
    }

    internal void Write(SectionWriter section)
    {
        section.Line("at", At);
        section.Section(Fault.Kind.Name, Fault.Write);
    }

    private static Fault ReadFault(SectionReader section, FaultKind kind, NodeNames nodes)
    {
        var fault = kind.Read(section, nodes);
        section.Close();
        return fault;
    }
}
