using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Time;
using ActorMesos.Kernel.Loop;
using ActorMesos.Kernel.Recording;
using ActorMesos.Simulation.Invariants;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Markers;
using ActorMesos.Simulation.Replays;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Scenarios.Faults;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Serving;

/// <summary>
/// A run without an end, into which calls come from outside between two steps. Whoever drives it says how far time goes on; it is used by
/// one thread at a time.
/// </summary>
public sealed class ServedRun : IDisposable
{
    private readonly Recorder _recorder;
    private readonly FaultSchedule _faults;
    private readonly MarkerWatch _markers = new();
    private readonly FaultsInForce _inForce = new();
    private readonly SimulationCatalog _catalog;
    private readonly List<(InvariantType Type, IInvariant Invariant)> _invariants = [];
    private readonly TimeSpan _start;

    /// <summary>Prepares a run; nothing has started yet.</summary>
    public ServedRun(Scenario scenario, SimulationCatalog catalog, IJournal journal, Recorder recorder)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(scenario);
        Scenario = scenario;
        _catalog = catalog;
        _recorder = recorder;
        World = new World(ScenarioPlan.Of(scenario, catalog), journal, recorder);
        _start = journal.StoppedAt;
        _faults = new FaultSchedule(World, scenario, _start);
        World.Add(_markers);
        World.Add(_inForce);
        World.Add(Chronicle);
        foreach (var type in InvariantCatalog.All.Where(type => type.IsPromised(scenario.Semantics)))
        {
            var invariant = type.Create();
            _invariants.Add((type, invariant));
            World.Add(invariant);
        }
    }

    /// <summary>What is served.</summary>
    public Scenario Scenario { get; }

    /// <summary>The world.</summary>
    public World World { get; }

    /// <summary>What happened when, as far as endpoints tell of it.</summary>
    public Chronicle Chronicle { get; } = new();

    /// <summary>The virtual time at which it went on with a journal; zero where it began anew.</summary>
    public TimeSpan StartedAt => _start;

    /// <summary>The virtual time.</summary>
    public TimeSpan Now => World.Now;

    /// <summary>The faults that have set in and not healed, in words.</summary>
    public IReadOnlyList<string> FaultsInForce => [.. _inForce.Now];

    /// <summary>How the invariants that the release promises have fared so far.</summary>
    public IReadOnlyList<InvariantOutcome> Invariants => [.. _invariants.Select(entry => new InvariantOutcome(
        entry.Type.Name, entry.Invariant.Broken is null ? "holds" : "broken", entry.Invariant.Broken))];

    /// <summary>How often each marker was passed.</summary>
    public IReadOnlyDictionary<string, long> Markers => _markers.Counts;

    /// <summary>The fault of the program that has shown, which ends the run; null while none has.</summary>
    public Bug? Bug => World.IsOn ? World.Loop.Bug : null;

    /// <summary>Gives the world power.</summary>
    public void Start() => World.PowerOn(_start);

    /// <summary>The master that leads and serves; null while none does.</summary>
    public Master? Master() => World.IsOn ? World.LeadingMaster() : null;

    /// <summary>Lets time pass to an instant, with whatever the scenario has happen until then.</summary>
    public void AdvanceTo(TimeSpan instant)
    {
        while (_faults.Next is { } next && next <= instant && Bug is null)
        {
            Run(next);
            _faults.Take();
        }

        Run(instant);
    }

    /// <summary>
    /// Something comes in from outside. All that comes in at one instant must do so before time goes on: a replay feeds it in by the instant.
    /// </summary>
    /// <param name="call">What comes in.</param>
    /// <param name="client">Who hears of what comes of it; null where nobody does.</param>
    public void Enter(OutsideCall call, object? client)
    {
        ArgumentNullException.ThrowIfNull(call);
        call.Enter(this, client);
    }

    /// <summary>Reads a fault as a scenario has it, without its time.</summary>
    /// <param name="json">As in <c>{"crash": {"slave": "node-1", "for": "30s"}}</c>.</param>
    public Result<Fault> ReadFault(string json)
    {
        // Who reads it must know the names of this scenario's nodes.
        var without = ScenarioText.Print(Scenario with { Faults = [], Operator = [] });
        var setting = $"faults=[{json}]";
        var reading = ScenarioFile.ReadText("scenario", without, _catalog.Names, new ScenarioOverrides(null, null, [setting]));
        return reading.Scenario is { Faults: [{ Every: null, When: null } read] }
            ? read.Fault
            : new Refusal("fault-readable", reading.Scenario is null
                ? string.Join('\n', reading.Problems.Select(InFault))
                : "a fault that is injected happens now; leave every and when out");
    }

    /// <summary>A problem as who injects the fault sees it, who has no scenario before him.</summary>
    private static string InFault(ScenarioProblem problem) => (problem with
    {
        File = "fault" + problem.Path.Replace("scenario.faults[0]", "", StringComparison.Ordinal).Replace("value[0]", "", StringComparison.Ordinal),
        Path = "",
        Line = null,
    }).ToString();

    /// <summary>Ends the run, in good order.</summary>
    public RunOutcome Complete()
    {
        var metrics = Master()?.Metrics(new Instant(World.Now.Ticks));
        var failure = Bug is { } bug ? new RunFailure(ExitCode.OwnFault, "bug", World.Now, bug.What) : null;
        var (now, delivered, lost) = (World.Now, World.Network.Delivered, World.Network.Lost);
        World.PowerOff();
        return new RunOutcome
        {
            IsServed = true,
            Failure = failure,
            StartedAt = _start,
            VirtualTime = now,
            Messages = delivered,
            MessagesLost = lost,
            Lines = _recorder.Count,
            TraceSha256 = _recorder.Complete(),
            Invariants = Invariants,
            Reached = _markers.Counts,
            Metrics = metrics,
            Faults = [.. _faults.Happened],
        };
    }

    /// <inheritdoc/>
    public void Dispose() => World.Dispose();

    internal void Inject(Fault fault) => _faults.Inject(fault);

    internal void HealAll() => _faults.HealAll();

    private void Run(TimeSpan instant)
    {
        while (World.IsOn && !World.RunUntil(instant, () => _faults.IsTriggered) && World.Loop.Bug is null)
        {
            _faults.TakeTriggered();
        }

        foreach (var (_, invariant) in _invariants)
        {
            invariant.Check(World);
        }
    }
}
