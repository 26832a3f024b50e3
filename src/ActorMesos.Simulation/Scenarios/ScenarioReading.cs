namespace ActorMesos.Simulation.Scenarios;

/// <summary>What came of reading a scenario: the scenario, or every problem that keeps it from being one.</summary>
/// <param name="Scenario">The scenario; null when there are problems.</param>
/// <param name="Problems">The problems in the order of their lines, twenty at most.</param>
/// <param name="ProblemsOmitted">How many more there are.</param>
public sealed record ScenarioReading(Scenario? Scenario, Sequence<ScenarioProblem> Problems, int ProblemsOmitted)
{
    /// <summary>The scenario's other half, in which something breaks; null where it has none, or there are problems.</summary>
    public WrongHalf? Wrong { get; init; }

    /// <summary>The problems, a line each, or nothing.</summary>
    public override string ToString()
    {
        var lines = Problems.Select(problem => problem.ToString());
        return string.Join('\n', ProblemsOmitted == 0 ? lines : lines.Append($"and {ProblemsOmitted} more"));
    }
}
