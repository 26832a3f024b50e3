using ActorMesos.Simulation.Runs;

namespace ActorMesos.Simulation.Exploration;

/// <summary>What an exploration came to.</summary>
public sealed record ExploreReport
{
    /// <summary>How many runs there should be.</summary>
    public required int Planned { get; init; }

    /// <summary>How many runs ended.</summary>
    public required int Done { get; init; }

    /// <summary>What failed, the worst group first.</summary>
    public required IReadOnlyList<ExploreGroup> Groups { get; init; }

    /// <summary>In how many runs each marker was passed.</summary>
    public required IReadOnlyDictionary<string, int> Reached { get; init; }

    /// <summary>The markers that the scenario expects and no run passed; none of an exploration that was ended early.</summary>
    public required IReadOnlyList<string> Missed { get; init; }

    /// <summary>Whether the user ended it before every run had ended.</summary>
    public bool IsCancelled => Done < Planned;

    /// <summary>How many runs failed.</summary>
    public int Failed => Groups.Sum(group => group.Cases.Count);

    /// <summary>How the exploration ends: as the worst of its runs, else as a run that showed nothing.</summary>
    public ExitCode ExitCode => Groups is [var worst, ..] ? worst.Group.ExitCode
        : Missed.Count > 0 ? ExitCode.InvariantBroke
        : IsCancelled ? ExitCode.Cancelled
        : ExitCode.Holds;
}

/// <summary>Runs that failed alike.</summary>
/// <param name="Group">What they have in common.</param>
/// <param name="Cases">The runs, by their numbers.</param>
public sealed record ExploreGroup(FailureGroup Group, IReadOnlyList<FailedCase> Cases)
{
    /// <summary>The run that stands for the others: the one of the smallest number.</summary>
    public FailedCase First => Cases[0];
}
