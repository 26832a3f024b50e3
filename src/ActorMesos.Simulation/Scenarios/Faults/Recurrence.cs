using ActorMesos.Domain.Randomness;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>A fault that happens again and again.</summary>
/// <param name="Gap">How long it takes until it happens next, drawn each time.</param>
/// <param name="From">How long after the start the first gap begins.</param>
/// <param name="To">How long after the start it happens last, at most.</param>
public sealed record Recurrence(DurationDistribution Gap, TimeSpan From, TimeSpan To)
{
    internal static Recurrence Read(SectionReader section, TimeSpan duration)
    {
        var within = Forms.Duration(TimeSpan.Zero, duration);
        var from = section.Value("from", within);
        var end = section.OwnKeys.Contains("to") ? section.Value("to", within) : duration;
        section.RefuseLess("to", end, "from", from);
        return new(DurationReading.ReadAny(section, "every"), from, end);
    }

    internal void Write(SectionWriter section)
    {
        section.Word("every", Gap.Text);
        section.Line("from", From);
        section.Line("to", To);
    }
}
