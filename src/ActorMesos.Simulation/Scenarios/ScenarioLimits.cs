namespace ActorMesos.Simulation.Scenarios;

/// <summary>How large a scenario may be; what lies beyond is refused.</summary>
public static class ScenarioLimits
{
    /// <summary>The most slaves of all groups together.</summary>
    public const int SlavesMax = 100_000;

    /// <summary>The most frameworks.</summary>
    public const int FrameworksMax = 1_000;

    /// <summary>The most faults.</summary>
    public const int FaultsMax = 10_000;

    /// <summary>The most calls of operators.</summary>
    public const int OperatorCallsMax = 10_000;

    /// <summary>The largest file, in bytes.</summary>
    public const int FileBytesMax = 1_000_000;

    /// <summary>The longest duration of any kind.</summary>
    public static TimeSpan DurationMax { get; } = TimeSpan.FromDays(365);
}
