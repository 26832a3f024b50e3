using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.TestKit.Running;

/// <summary>Spans of virtual time that a test gives.</summary>
internal static class VirtualSpan
{
    /// <summary>The span, if time can pass for so long.</summary>
    /// <param name="span">The span.</param>
    /// <param name="what">What it is, as the subject of a sentence.</param>
    /// <exception cref="BadUseException">It is negative, or longer than a scenario may last.</exception>
    public static TimeSpan Checked(TimeSpan span, string what) => span < TimeSpan.Zero || span > ScenarioLimits.DurationMax
        ? throw new BadUseException($"{what} cannot be {(span > ScenarioLimits.DurationMax ? span.ToString() : DurationText.Write(span))}; give 0s to {DurationText.Write(ScenarioLimits.DurationMax)} of virtual time")
        : span;
}
