using ActorMesos.Simulation.Scenarios;

namespace ActorMesos.Cli.Runs;

/// <summary>What the command line asks of a run.</summary>
internal sealed record RunRequest
{
    public required Scenario Scenario { get; init; }

    /// <summary>The half that is run, where it is the one in which something breaks; null for the other.</summary>
    public WrongHalf? Wrong { get; init; }

    /// <summary>The words that say which scenario it is, and what is changed in it, without its seed.</summary>
    public required string Words { get; init; }

    /// <summary>Where the run is to be found.</summary>
    public required string Folder { get; init; }

    public required string Journal { get; init; }

    public required string? JournalFile { get; init; }

    public required bool IsResumed { get; init; }

    public required bool IsRecordedInFull { get; init; }

    public required bool IsQuiet { get; init; }

    public bool IsOnSqlite => string.Equals(Journal, JournalNames.Sqlite, StringComparison.Ordinal);

    /// <summary>The line that repeats the run.</summary>
    public string Repeat => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"./run-sim.sh run {Words} --seed {Scenario.Seed}");
}
