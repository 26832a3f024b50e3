using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Metrics;

namespace ActorMesos.Simulation.Runs;

/// <summary>How a run ended.</summary>
public enum ExitCode
{
    /// <summary>Everything held.</summary>
    Holds = 0,

    /// <summary>The command line or the scenario is not right.</summary>
    BadUsage = 1,

    /// <summary>An invariant broke, or a marker was not reached.</summary>
    InvariantBroke = 2,

    /// <summary>Something did not come to pass in time.</summary>
    NotLive = 3,

    /// <summary>Two runs of one seed differ.</summary>
    NotDeterministic = 4,

    /// <summary>A fault of the program itself.</summary>
    OwnFault = 5,

    /// <summary>The user ended the run before its end; what shells expect of a program that Ctrl-C ended.</summary>
    Cancelled = 130,
}

/// <summary>What went wrong first in a run.</summary>
/// <param name="ExitCode">How the run ends because of it.</param>
/// <param name="Name">The invariant, condition or marker; <c>bug</c> for a fault of the program itself.</param>
/// <param name="At">The virtual time at which it showed.</param>
/// <param name="Message">What was seen and what should have been.</param>
public sealed record RunFailure(ExitCode ExitCode, string Name, TimeSpan At, string Message)
{
    /// <summary>The recorded line at which it showed; 0 where none is known.</summary>
    public long Line { get; init; }

    /// <summary>The faults that had set in and not healed, in words.</summary>
    public Scenarios.Sequence<string> Faults { get; init; } = [];

    /// <summary>What keeps a run from being carried out at all: a fault of the program itself.</summary>
    public static RunFailure Of(Exception bug)
    {
        ArgumentNullException.ThrowIfNull(bug);
        return new(ExitCode.OwnFault, "bug", TimeSpan.Zero, $"{bug.GetType().Name}: {bug.Message}");
    }
}

/// <summary>How an invariant fared.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Status"><c>holds</c>, <c>broken</c>, or <c>quirk</c> where the release does not promise it and it did not hold.</param>
/// <param name="Message">What was found; null if nothing.</param>
public sealed record InvariantOutcome(string Name, string Status, string? Message);

/// <summary>What a framework has found out in a run.</summary>
/// <param name="Framework">Its name.</param>
/// <param name="Finding">What.</param>
public sealed record FrameworkFinding(string Framework, Finding Finding);

/// <summary>What a run came to.</summary>
public sealed record RunOutcome
{
    /// <summary>What went wrong first; null when everything held.</summary>
    public RunFailure? Failure { get; init; }

    /// <summary>Whether the user ended the run before its end.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>Whether calls came into it from outside, without which it cannot be repeated.</summary>
    public bool IsServed { get; init; }

    /// <summary>What led to the failure, the earliest line first; empty without one, or without lines.</summary>
    public IReadOnlyList<Replays.RecordedLine> Chain { get; init; } = [];

    /// <summary>The virtual time at which it went on with a journal; zero where it began anew.</summary>
    public TimeSpan StartedAt { get; init; }

    /// <summary>The virtual time at the end.</summary>
    public required TimeSpan VirtualTime { get; init; }

    /// <summary>Messages delivered.</summary>
    public required long Messages { get; init; }

    /// <summary>Messages lost.</summary>
    public required long MessagesLost { get; init; }

    /// <summary>Lines recorded.</summary>
    public required long Lines { get; init; }

    /// <summary>The SHA-256 of all lines.</summary>
    public required string TraceSha256 { get; init; }

    /// <summary>How the invariants fared, in the order of the catalog.</summary>
    public required IReadOnlyList<InvariantOutcome> Invariants { get; init; }

    /// <summary>How often each marker was passed.</summary>
    public required IReadOnlyDictionary<string, long> Reached { get; init; }

    /// <summary>The metrics of the master that led in the end; null when none did.</summary>
    public MetricsSnapshot? Metrics { get; init; }

    /// <summary>What frameworks have found out, in their order.</summary>
    public IReadOnlyList<FrameworkFinding> Findings { get; init; } = [];

    /// <summary>The faults that set in, with all that was drawn for them: as a scenario's faults they happen again.</summary>
    public IReadOnlyList<Scenarios.Faults.ScheduledFault> Faults { get; init; } = [];

    /// <summary>What came of a run of which nothing else is known.</summary>
    public static RunOutcome Of(RunFailure? failure) => new()
    {
        Failure = failure,
        VirtualTime = TimeSpan.Zero,
        Messages = 0,
        MessagesLost = 0,
        Lines = 0,
        TraceSha256 = "",
        Invariants = [],
        Reached = new Dictionary<string, long>(),
    };

    /// <summary>How the run ends.</summary>
    public ExitCode ExitCode => Failure?.ExitCode ?? (IsCancelled ? ExitCode.Cancelled : ExitCode.Holds);
}
