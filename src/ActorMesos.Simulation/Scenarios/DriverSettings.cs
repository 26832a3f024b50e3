using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios;

/// <summary>What the driver of every framework is configured to: the part that speaks with the master.</summary>
/// <param name="RegistrationBackoff">The bound of the wait before it first repeats a registration; it doubles each time.</param>
/// <param name="RegistrationBackoffMax">The largest that this bound becomes.</param>
public sealed record DriverSettings(TimeSpan RegistrationBackoff, TimeSpan RegistrationBackoffMax)
{
    internal static DriverSettings Read(SectionReader section)
    {
        var backoff = section.Value("registration-backoff", Forms.Span);
        var backoffMax = section.Value("registration-backoff-max", Forms.Span);
        section.RefuseLess("registration-backoff-max", backoffMax, "registration-backoff", backoff);
        section.Close();
        return new(backoff, backoffMax);
    }

    internal void Write(SectionWriter section)
    {
        section.Line("registration-backoff", RegistrationBackoff);
        section.Line("registration-backoff-max", RegistrationBackoffMax);
    }
}
