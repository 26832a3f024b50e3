using ActorMesos.Domain.Semantics;

namespace ActorMesos.Domain.Slaves;

/// <summary>The constants of a slave, Mesos's own unless a scenario says otherwise.</summary>
public sealed record SlaveSettings
{
    /// <summary>The first back-off of a registration (<c>registration_backoff_factor</c>); it doubles up to <see cref="RegistrationBackoffMost"/>.</summary>
    public TimeSpan RegistrationBackoff { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Who the slave is and its proof (<c>--credential</c>); null for a slave that registers without.</summary>
    public Authentication.Credential? Credential { get; init; }

    /// <summary>How long a slave waits for the master to believe it, see <see cref="SemanticsProfile.AuthenticationTimeout"/>.</summary>
    public TimeSpan AuthenticationTimeout { get; init; } = SemanticsProfile.V023.AuthenticationTimeout;

    /// <summary>The longest back-off of a registration.</summary>
    public TimeSpan RegistrationBackoffMost { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long after the last ping a slave takes its master for lost and registers again.</summary>
    public TimeSpan PingSilenceMost { get; init; } = TimeSpan.FromSeconds(75);

    /// <summary>How long a slave waits for the acknowledgement of an update before it sends it again; doubles each time.</summary>
    public TimeSpan UpdateRetry { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest wait between two sendings of an update.</summary>
    public TimeSpan UpdateRetryMost { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The rules of the release.</summary>
    public SemanticsProfile Semantics { get; init; } = SemanticsProfile.V023;

    /// <summary>How the simulated executors behave.</summary>
    public ExecutorSettings Executor { get; init; } = new();

    /// <summary>How long it takes from RunTask until a task runs, and from KillTask until it is dead.</summary>
    public TimeSpan ExecutorLatency { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long after its end on the master's word a slave's process is started again by whatever supervises it.</summary>
    public TimeSpan RestartDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether a destroyed volume's content is deleted, see <see cref="SemanticsProfile.DestroyDeletesContent"/>.</summary>
    public bool DestroyDeletesContent { get; init; }

    /// <summary>Whether slaves apply operations themselves, see <see cref="SemanticsProfile.SlavesApplyOperations"/>.</summary>
    public bool AppliesOperations { get; init; }

    /// <summary>The bugs that are switched on.</summary>
    public MesosBugs Bugs { get; init; }

    /// <summary>How long after its end the sandbox of a task is removed (<c>--gc_delay</c>).</summary>
    public TimeSpan SandboxLasts { get; init; } = TimeSpan.FromDays(7);

    /// <summary>What the slave's disk holds before it starts for the first time: dynamic reservations and volumes, with nothing in them.</summary>
    public Resources.Resources FirstCheckpoint { get; init; } = Resources.Resources.Empty;

    /// <summary>What the process finds when it starts.</summary>
    public SlaveBoot Boot { get; init; }

    /// <summary>What a loss of power has left of its checkpoint; null where nothing has happened to it.</summary>
    public CheckpointDamage? Damage { get; init; }

    /// <summary>What it does with executors that outlived its process (<c>--recover</c>).</summary>
    public SlaveRecoverMode Recover { get; init; }

    /// <summary>Whether it refuses to start on a checkpoint that it cannot read whole (<c>--strict</c>), or goes on with what it can read.</summary>
    public bool Strict { get; init; } = true;

    /// <summary>Which changes of its configuration it goes on over (<c>--reconfiguration_policy</c>).</summary>
    public ReconfigurationPolicy Reconfiguration { get; init; }

    /// <summary>What it is configured to be from this start on; null for what it was.</summary>
    public SlaveInfo? Configured { get; init; }
}
