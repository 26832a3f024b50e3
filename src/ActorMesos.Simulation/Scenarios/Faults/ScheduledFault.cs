using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>A fault and when it happens: once, again and again, or at something that happens in the run.</summary>
/// <param name="At">How long after the start, at most the scenario's duration; nothing to a fault that recurs or is triggered.</param>
/// <param name="Fault">What happens.</param>
public sealed record ScheduledFault(TimeSpan At, Fault Fault)
{
    private const string Timings = "allowed: one of at, every and when";

    /// <summary>How it recurs; null where it happens once.</summary>
    public Recurrence? Every { get; init; }

    /// <summary>What triggers it; null where time does.</summary>
    public Trigger? When { get; init; }

    internal static ScheduledFault? Read(SectionReader section, NodeNames nodes, TimeSpan duration, IReadOnlyList<FaultKind> kinds)
    {
        section.Know("at", "every", "when", "from", "to");
        string[] given = [.. section.OwnKeys.Where(key => key is "at" or "every" or "when")];
        if (given.Length > 1)
        {
            section.Refuse($"found {string.Join(" and ", given)} in one entry", Timings);
        }

        if (given is not ["every"] && section.OwnKeys.FirstOrDefault(key => key is "from" or "to") is { } bound)
        {
            section.Refuse(bound, "found a bound of what does not recur", "allowed: from and to beside every");
        }

        var every = given is ["every"] ? Recurrence.Read(section, duration) : null;
        var when = given is ["when"] ? Trigger.Read(section.Section("when"), nodes) : null;
        var at = every is null && when is null && given.Length < 2 ? section.Value("at", Forms.Duration(TimeSpan.Zero, duration)) : TimeSpan.Zero;
        return KindChoice.Read(section, "fault kind", kinds, kind => kind.Name, (kind, inner) => kind.Read(inner, nodes)) is { } fault
            ? new(at, fault) { Every = every, When = when }
            : null;
    }

    internal void Write(SectionWriter section)
    {
        if (Every is not null)
        {
            Every.Write(section);
        }
        else if (When is not null)
        {
            section.Section("when", When.Write);
        }
        else
        {
            section.Line("at", At);
        }

        section.Section(Fault.Kind.Name, Fault.WriteAll);
    }
}
