using ActorMesos.Domain.Randomness;
using ActorMesos.Domain.Slaves;
using ActorMesos.Simulation.Scenarios.Reading;

namespace ActorMesos.Simulation.Scenarios;

/// <summary>How the simulated executors of every slave behave.</summary>
public sealed record ExecutorScript
{
    private static readonly Form<TimeSpan> Reregistration = Forms.Duration(TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(15));

    /// <summary>How many of 100 tasks end with an error.</summary>
    public required int FailPercent { get; init; }

    /// <summary>The code with which they end.</summary>
    public required int ExitCode { get; init; }

    /// <summary>How many of 100 tasks end by taking their executor with them.</summary>
    public required int CrashPercent { get; init; }

    /// <summary>How soon after its start a task fails or takes its executor with it.</summary>
    public required DurationDistribution EndsAfter { get; init; }

    /// <summary>How many of 100 executors never register with their slave.</summary>
    public required int SilentPercent { get; init; }

    /// <summary>How many of 100 tasks go on when they are asked to end.</summary>
    public required int StubbornPercent { get; init; }

    /// <summary>How many of 100 tasks do not pass their health check.</summary>
    public required int UnhealthyPercent { get; init; }

    /// <summary>How long after its start a task's health is checked.</summary>
    public required TimeSpan HealthCheckDelay { get; init; }

    /// <summary>How much longer than usual it takes until an executor has its tasks.</summary>
    public required DurationDistribution StartDelay { get; init; }

    /// <summary>How long a slave waits for an executor to register.</summary>
    public required TimeSpan RegistrationTimeout { get; init; }

    /// <summary>How long a slave that has started again waits for executors to come back.</summary>
    public required TimeSpan ReregistrationTimeout { get; init; }

    /// <summary>How long an executor has to end once it is told to shut down.</summary>
    public required TimeSpan ShutdownGracePeriod { get; init; }

    /// <summary>How long a task has to end once it is killed.</summary>
    public required TimeSpan KillGracePeriod { get; init; }

    internal static ExecutorScript Read(SectionReader section)
    {
        var percent = Forms.Integer(0, 100);
        var script = new ExecutorScript
        {
            FailPercent = section.Value("fail-percent", percent),
            ExitCode = section.Value("exit-code", Forms.Integer(1, 255)),
            CrashPercent = section.Value("crash-percent", percent),
            EndsAfter = DurationReading.ReadBounded(section, "ends-after", ScenarioLimits.DurationMax),
            SilentPercent = section.Value("silent-percent", percent),
            StubbornPercent = section.Value("stubborn-percent", percent),
            UnhealthyPercent = section.Value("unhealthy-percent", percent),
            HealthCheckDelay = section.Value("health-check-delay", Forms.Span),
            StartDelay = DurationReading.ReadBounded(section, "start-delay", ScenarioLimits.DurationMax),
            RegistrationTimeout = section.Value("registration-timeout", Forms.Span),
            ReregistrationTimeout = section.Value("reregistration-timeout", Reregistration),
            ShutdownGracePeriod = section.Value("shutdown-grace-period", Forms.Span),
            KillGracePeriod = section.Value("kill-grace-period", Forms.Duration(TimeSpan.Zero, ScenarioLimits.DurationMax)),
        };
        if (script.FailPercent + script.CrashPercent > 100)
        {
            section.Refuse("crash-percent", $"found {script.CrashPercent}, with a fail-percent of {script.FailPercent}", "allowed: both together up to 100");
        }

        section.Close();
        return script;
    }

    internal void Write(SectionWriter section)
    {
        section.Line("fail-percent", FailPercent);
        section.Line("exit-code", ExitCode);
        section.Line("crash-percent", CrashPercent);
        section.Word("ends-after", EndsAfter.Text);
        section.Line("silent-percent", SilentPercent);
        section.Line("stubborn-percent", StubbornPercent);
        section.Line("unhealthy-percent", UnhealthyPercent);
        section.Line("health-check-delay", HealthCheckDelay);
        section.Word("start-delay", StartDelay.Text);
        section.Line("registration-timeout", RegistrationTimeout);
        section.Line("reregistration-timeout", ReregistrationTimeout);
        section.Line("shutdown-grace-period", ShutdownGracePeriod);
        section.Line("kill-grace-period", KillGracePeriod);
    }

    /// <summary>The same for a slave's actor.</summary>
    /// <param name="seed">The seed from which every draw comes.</param>
    internal ExecutorSettings For(ulong seed) => new()
    {
        Seed = seed,
        FailPercent = FailPercent,
        CrashPercent = CrashPercent,
        SilentPercent = SilentPercent,
        StubbornPercent = StubbornPercent,
        UnhealthyPercent = UnhealthyPercent,
        ExitCode = ExitCode,
        EndsAfter = EndsAfter.At,
        StartDelay = StartDelay.At,
        HealthCheckDelay = HealthCheckDelay,
        RegistrationTimeout = RegistrationTimeout,
        ReregistrationTimeout = ReregistrationTimeout,
        ShutdownGracePeriod = ShutdownGracePeriod,
        KillGracePeriod = KillGracePeriod,
    };
}
