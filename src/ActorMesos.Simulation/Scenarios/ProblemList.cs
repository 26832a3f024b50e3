namespace ActorMesos.Simulation.Scenarios;

/// <summary>Gathers problems up to a limit, beyond which it only counts them.</summary>
internal sealed class ProblemList
{
    private const int KeptMax = 20;
    private readonly List<ScenarioProblem> _kept = [];

    /// <summary>How many there were, kept or not.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the next problem is only counted.</summary>
    public bool IsFull => _kept.Count == KeptMax;

    public IReadOnlyList<ScenarioProblem> Kept => _kept;

    public void Add(ScenarioProblem problem)
    {
        Count++;
        if (!IsFull)
        {
            _kept.Add(problem);
        }
    }
}
