using ActorMesos.Domain.Slaves;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios;

/// <summary>What every slave is configured to.</summary>
public sealed record SlaveSettings
{
    private const string Reconnect = "reconnect";
    private const string Cleanup = "cleanup";
    private const string Equal = "equal";
    private const string Additive = "additive";

    private static readonly Form<string?> RecoverForm = Forms.Choice("known modes", [Reconnect, Cleanup], mode => mode);
    private static readonly Form<string?> ReconfigurationForm = Forms.Choice("known policies", [Equal, Additive], policy => policy);

    /// <summary>How many events a slave stores between two snapshots of its state.</summary>
    public required int SnapshotEvery { get; init; }

    /// <summary>The bound of the wait before a registration is first repeated; it doubles each time.</summary>
    public required TimeSpan RegistrationBackoff { get; init; }

    /// <summary>The largest bound of the wait between two registrations.</summary>
    public required TimeSpan RegistrationBackoffMax { get; init; }

    /// <summary>The wait before a status update that nobody acknowledged is first sent again; it doubles each time.</summary>
    public required TimeSpan StatusUpdateRetry { get; init; }

    /// <summary>The longest wait between two sendings of one status update.</summary>
    public required TimeSpan StatusUpdateRetryMax { get; init; }

    /// <summary>How long it takes until a launched task runs, and until a killed one is dead.</summary>
    public required TimeSpan ExecutorLatency { get; init; }

    /// <summary>How the simulated executors behave.</summary>
    public required ExecutorScript Executor { get; init; }

    /// <summary>How long after its end on the master's word a slave's process is started again.</summary>
    public required TimeSpan RestartDelay { get; init; }

    /// <summary>How long after its end the sandbox of a task is removed.</summary>
    public required TimeSpan GcDelay { get; init; }

    /// <summary>What a slave does with executors that outlived its process.</summary>
    public required SlaveRecoverMode Recover { get; init; }

    /// <summary>Whether a slave refuses to start on a checkpoint that it cannot read whole.</summary>
    public required bool Strict { get; init; }

    /// <summary>Which changes of its configuration a slave goes on over.</summary>
    public required ReconfigurationPolicy Reconfiguration { get; init; }

    internal static SlaveSettings Read(SectionReader section)
    {
        var settings = new SlaveSettings
        {
            SnapshotEvery = section.Value("snapshot-every", Forms.Integer(1, 1_000_000)),
            RegistrationBackoff = section.Value("registration-backoff", Forms.Span),
            RegistrationBackoffMax = section.Value("registration-backoff-max", Forms.Span),
            StatusUpdateRetry = section.Value("status-update-retry", Forms.Span),
            StatusUpdateRetryMax = section.Value("status-update-retry-max", Forms.Span),
            ExecutorLatency = section.Value("executor-latency", Forms.Span),
            RestartDelay = section.Value("restart-delay", Forms.Span),
            GcDelay = section.Value("gc-delay", Forms.Span),
            Recover = section.Value("recover", RecoverForm) == Cleanup ? SlaveRecoverMode.Cleanup : SlaveRecoverMode.Reconnect,
            Strict = section.Value("strict", Forms.Boolean),
            Reconfiguration = section.Value("reconfiguration-policy", ReconfigurationForm) == Additive ? ReconfigurationPolicy.Additive : ReconfigurationPolicy.Equal,
            Executor = ExecutorScript.Read(section.Section("executor")),
        };
        var (backoff, retry) = (settings.RegistrationBackoff, settings.StatusUpdateRetry);
        section.RefuseLess("registration-backoff-max", settings.RegistrationBackoffMax, "registration-backoff", backoff);
        section.RefuseLess("status-update-retry-max", settings.StatusUpdateRetryMax, "status-update-retry", retry);
        section.Close();
        return settings;
    }

    internal void Write(SectionWriter section)
    {
        section.Line("snapshot-every", SnapshotEvery);
        section.Line("registration-backoff", RegistrationBackoff);
        section.Line("registration-backoff-max", RegistrationBackoffMax);
        section.Line("status-update-retry", StatusUpdateRetry);
        section.Line("status-update-retry-max", StatusUpdateRetryMax);
        section.Line("executor-latency", ExecutorLatency);
        section.Line("restart-delay", RestartDelay);
        section.Line("gc-delay", GcDelay);
        section.Line("recover", Recover is SlaveRecoverMode.Cleanup ? Cleanup : Reconnect);
        section.Line("strict", Strict);
        section.Line("reconfiguration-policy", Reconfiguration is ReconfigurationPolicy.Additive ? Additive : Equal);
        section.Section("executor", Executor.Write);
    }
}
