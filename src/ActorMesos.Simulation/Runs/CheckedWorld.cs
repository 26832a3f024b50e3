using ActorMesos.Kernel.Recording;
using ActorMesos.Simulation.Invariants;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Markers;
using ActorMesos.Simulation.Replays;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Runs;

/// <summary>A world with the faults of its scenario, and every invariant checked after each step. The first that goes wrong stops it.</summary>
public sealed class CheckedWorld : IDisposable
{
    private readonly Scenario _scenario;
    private readonly MarkerWatch _markers = new();
    private readonly FaultsInForce _inForce = new();
    private readonly List<(InvariantType Type, IInvariant Invariant)> _invariants = [];

    /// <summary>Prepares a world; it has no power yet.</summary>
    /// <param name="scenario">The faults, and what must hold.</param>
    /// <param name="catalog">What the scenario names.</param>
    /// <param name="journal">What keeps the nodes' state.</param>
    /// <param name="recorder">What keeps the happenings.</param>
    public CheckedWorld(Scenario scenario, SimulationCatalog catalog, IJournal journal, IRecorder recorder)
        : this(scenario, catalog, ScenarioPlan.Of(scenario, catalog), journal, recorder)
    {
    }

    /// <summary>Prepares a world of another plan than the scenario's own; it has no power yet.</summary>
    internal CheckedWorld(Scenario scenario, SimulationCatalog catalog, WorldPlan plan, IJournal journal, IRecorder recorder)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(journal);
        _scenario = scenario;
        World = new World(plan, journal, recorder);
        Faults = new FaultSchedule(World, scenario, journal.StoppedAt);
        World.Add(_markers);
        World.Add(_inForce);
        World.Add(Figures = new FigureWatch(World));
        foreach (var type in catalog.Invariants.Where(type => !type.IsOnRequest || IsDemanded(type)))
        {
            var invariant = type.Create();
            _invariants.Add((type, invariant));
            World.Add(invariant);
        }
    }

    /// <summary>The world.</summary>
    public World World { get; }

    /// <summary>What goes wrong in it on purpose.</summary>
    public FaultSchedule Faults { get; }

    /// <summary>What went wrong first; null while all is well.</summary>
    public RunFailure? Failure { get; private set; }

    /// <summary>What programs counted.</summary>
    internal FigureWatch Figures { get; }

    /// <summary>The faults that have set in and not healed, in words.</summary>
    public IReadOnlyList<string> FaultsInForce => [.. _inForce.Now];

    /// <summary>How often each marker was passed.</summary>
    public IReadOnlyDictionary<string, long> Reached => _markers.Counts;

    /// <summary>How the invariants fare, in the order of the catalog.</summary>
    public IReadOnlyList<InvariantOutcome> Invariants => [.. _invariants.Select(entry => Outcome(entry.Type, entry.Invariant))];

    /// <summary>
    /// Runs to the instant, and lets triggered faults happen on the way; those that have their times are the caller's to take.
    /// </summary>
    /// <param name="instant">The instant.</param>
    /// <param name="stop">What stops it before, between two steps.</param>
    /// <returns>Whether the instant was reached.</returns>
    public bool RunTo(TimeSpan instant, Func<bool> stop)
    {
        var reached = World.RunUntil(instant, () => stop() || IsAnythingBroken() || Faults.IsTriggered);
        while (!reached && Faults.IsTriggered && Failure is null && World.Loop.Bug is null)
        {
            Faults.TakeTriggered();
            reached = World.RunUntil(instant, () => stop() || IsAnythingBroken() || Faults.IsTriggered);
        }

        if (World.Loop.Bug is { } bug)
        {
            Fail(ExitCode.OwnFault, "bug", bug.What, World.Loop.Cause);
        }

        return reached;
    }

    /// <summary>What is not as it must be once the world is quiet; null when nothing is. Operations on their way make it look wrong for a moment.</summary>
    public (string Name, string Message)? Quiet()
    {
        foreach (var (type, invariant) in _invariants)
        {
            invariant.CheckQuiet(World);
            if (invariant.Broken is { } found && IsDemanded(type))
            {
                return (type.Name, found);
            }
        }

        return null;
    }

    /// <summary>Keeps what went wrong, if it is the first.</summary>
    public void Fail(ExitCode code, string name, string message, long line = 0) => Failure ??= new RunFailure(code, name, World.Now, message)
    {
        Line = line,
        Faults = [.. _inForce.Now],
    };

    /// <inheritdoc/>
    public void Dispose() => World.Dispose();

    private bool IsAnythingBroken()
    {
        foreach (var (type, invariant) in _invariants)
        {
            invariant.Check(World);
            if (invariant.Broken is { } found && IsDemanded(type))
            {
                Fail(ExitCode.InvariantBroke, type.Name, found, World.Loop.Cause);
                return true;
            }
        }

        return false;
    }

    /// <summary>What a release breaks by design fails a run only when the scenario names it.</summary>
    private bool IsDemanded(InvariantType type) =>
        _scenario.Expect.Always.Contains(type.Name)
        || (_scenario.Expect.Always.Contains(Expectations.All) && type.IsPromised(_scenario.Semantics));

    private InvariantOutcome Outcome(InvariantType type, IInvariant invariant) => new(
        type.Name,
        invariant.Broken is null ? "holds" : IsDemanded(type) ? "broken" : "quirk",
        invariant.Broken);
}
