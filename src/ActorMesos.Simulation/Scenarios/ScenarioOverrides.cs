namespace ActorMesos.Simulation.Scenarios;

/// <summary>What the command line puts in the place of what a scenario file says, as it was typed.</summary>
/// <param name="Seed">The value of <c>--seed</c>.</param>
/// <param name="Semantics">The value of <c>--semantics</c>.</param>
/// <param name="Settings">The values of <c>--set</c>, as in <c>slaves[0].count=50</c>; the last one of a path counts.</param>
public sealed record ScenarioOverrides(string? Seed, string? Semantics, Sequence<string> Settings)
{
    /// <summary>Whether the scenario's other half is meant, in which something breaks: what it sets comes before all that is said here.</summary>
    public bool IsWrong { get; init; }

    /// <summary>Nothing.</summary>
    public static ScenarioOverrides None { get; } = new(null, null, []);
}
