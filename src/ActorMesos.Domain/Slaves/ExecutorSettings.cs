namespace ActorMesos.Domain.Slaves;

/// <summary>
/// How the simulated executors of a slave behave, besides what the commands of their tasks say. Whether a task or an executor is among
/// those of a percentage depends on the seed and its names only: a slave that starts again comes to the same.
/// </summary>
public sealed record ExecutorSettings
{
    /// <summary>The seed from which every draw comes.</summary>
    public ulong Seed { get; init; }

    /// <summary>How many of 100 tasks end with <see cref="ExitCode"/>.</summary>
    public int FailPercent { get; init; }

    /// <summary>How many of 100 tasks take their executor with them.</summary>
    public int CrashPercent { get; init; }

    /// <summary>How many of 100 executors never register with their slave.</summary>
    public int SilentPercent { get; init; }

    /// <summary>How many of 100 tasks go on when they are asked to end.</summary>
    public int StubbornPercent { get; init; }

    /// <summary>How many of 100 tasks do not pass their health check; none has one if this is 0.</summary>
    public int UnhealthyPercent { get; init; }

    /// <summary>The code with which tasks fail.</summary>
    public int ExitCode { get; init; } = 1;

    /// <summary>
    /// How soon after its start a task fails or takes its executor with it: the duration below which a fraction of all draws lies. A
    /// command that ends sooner by itself ends well.
    /// </summary>
    public Func<double, TimeSpan> EndsAfter { get; init; } = static fraction => TimeSpan.FromSeconds(10) * fraction;

    /// <summary>
    /// How much longer than <see cref="SlaveSettings.ExecutorLatency"/> it takes until an executor has its tasks, in the same form.
    /// </summary>
    public Func<double, TimeSpan> StartDelay { get; init; } = static _ => TimeSpan.Zero;

    /// <summary>How long after its start a task's health is checked (<c>delay_seconds</c>).</summary>
    public TimeSpan HealthCheckDelay { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a slave waits for an executor to register (<c>executor_registration_timeout</c>).</summary>
    public TimeSpan RegistrationTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a slave that has started again waits for executors to come back (<c>executor_reregistration_timeout</c>).</summary>
    public TimeSpan ReregistrationTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long an executor has to end once it is told to shut down (<c>executor_shutdown_grace_period</c>).</summary>
    public TimeSpan ShutdownGracePeriod { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a task has to end once it is killed, unless it or the call says otherwise.</summary>
    public TimeSpan KillGracePeriod { get; init; } = TimeSpan.FromSeconds(3);
}
