using ActorMesos.Domain.Authentication;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Semantics;

namespace ActorMesos.Actors.Frameworks;

/// <summary>The constants of a scheduler driver.</summary>
public sealed record DriverSettings
{
    /// <summary>The first back-off of a subscription; it doubles up to <see cref="RegistrationBackoffMost"/>.</summary>
    public TimeSpan RegistrationBackoff { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest back-off of a subscription; of a framework that has a failover time-out, a tenth of that at most.</summary>
    public TimeSpan RegistrationBackoffMost { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The rules of the release.</summary>
    public SemanticsProfile Semantics { get; init; } = SemanticsProfile.V023;

    /// <summary>Who the framework is and its proof; null for a framework that subscribes without.</summary>
    public Credential? Credential { get; init; }

    /// <summary>How long the driver waits for the master to believe it, see <see cref="SemanticsProfile.AuthenticationTimeout"/>.</summary>
    public TimeSpan AuthenticationTimeout { get; init; } = SemanticsProfile.V023.AuthenticationTimeout;

    /// <summary>The longest back-off of that framework (Mesos's <c>SchedulerProcess::doReliableRegistration</c>).</summary>
    internal TimeSpan BackoffMostOf(FrameworkInfo framework)
    {
        var tenth = framework.FailoverTimeout / 10;
        return tenth > TimeSpan.Zero && tenth < RegistrationBackoffMost ? tenth : RegistrationBackoffMost;
    }
}
