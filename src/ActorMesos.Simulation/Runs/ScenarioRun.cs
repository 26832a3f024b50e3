using ActorMesos.Actors.Frameworks;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Time;
using ActorMesos.Kernel.Recording;
using ActorMesos.Simulation.Invariants;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Liveness;
using ActorMesos.Simulation.Markers;
using ActorMesos.Simulation.Replays;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Runs;

/// <summary>
/// One run of a scenario, in two parts: with faults, and every invariant checked after each step; then healed, until everything that
/// must come to pass has, or its time is over.
/// </summary>
public sealed class ScenarioRun : IDisposable
{
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LivenessSlice = TimeSpan.FromSeconds(1);
    private const int QuietSlices = 10;

    private readonly Scenario _scenario;
    private readonly SimulationCatalog _catalog;
    private readonly Recorder _recorder;
    private readonly FaultSchedule _faults;
    private readonly MarkerWatch _markers = new();
    private readonly FaultsInForce _inForce = new();
    private readonly List<(InvariantType Type, IInvariant Invariant)> _invariants = [];
    private readonly TimeSpan _start;
    private RunFailure? _failure;

    /// <summary>Prepares a run; nothing has started yet.</summary>
    public ScenarioRun(Scenario scenario, SimulationCatalog catalog, IJournal journal, Recorder recorder)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(journal);
        _scenario = scenario;
        _catalog = catalog;
        _recorder = recorder;
        World = new World(ScenarioPlan.Of(scenario, catalog), journal, recorder);
        _start = journal.StoppedAt;
        _faults = new FaultSchedule(World, scenario, _start);
        World.Add(_markers);
        World.Add(_inForce);
        foreach (var type in InvariantCatalog.All)
        {
            var invariant = type.Create();
            _invariants.Add((type, invariant));
            World.Add(invariant);
        }
    }

    /// <summary>The world that the run drives.</summary>
    public World World { get; }

    /// <summary>Called once the world has power, before anything happens in it.</summary>
    public Action<World>? Started { get; set; }

    /// <summary>Called between slices of the run, to show how far it is.</summary>
    public Action<World>? Progress { get; set; }

    /// <summary>The virtual time at which the run stops before its end; null for none.</summary>
    public TimeSpan? Until { get; init; }

    /// <summary>Whether the run has stopped there.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Called when nothing happens any more, while the world still has power.</summary>
    public Action<World>? Ending { get; set; }

    /// <summary>Runs to the end, or until the user ends it.</summary>
    /// <param name="cancelled">Whether the user has ended the run.</param>
    public RunOutcome Execute(CancellationToken cancelled)
    {
        World.PowerOn(_start);
        Started?.Invoke(World);
        RunSafety(cancelled);
        if (!IsOver(cancelled))
        {
            _faults.HealAll();
            RunLiveness(cancelled);
        }

        if (!IsOver(cancelled))
        {
            CheckQuiet(cancelled);
            CheckMarkers();
        }

        var metrics = World.LeadingMaster()?.Metrics(new Instant(World.Now.Ticks));
        var findings = Findings();
        Ending?.Invoke(World);
        var (now, delivered, lost) = (World.Now, World.Network.Delivered, World.Network.Lost);
        World.PowerOff();
        return new RunOutcome
        {
            Failure = _failure,
            IsCancelled = cancelled.IsCancellationRequested && _failure is null,
            StartedAt = _start,
            VirtualTime = now,
            Messages = delivered,
            MessagesLost = lost,
            Lines = _recorder.Count,
            TraceSha256 = _recorder.Complete(),
            Invariants = [.. _invariants.Select(entry => Outcome(entry.Type, entry.Invariant))],
            Reached = _markers.Counts,
            Metrics = metrics,
            Findings = findings,
            Faults = [.. _faults.Happened],
        };
    }

    /// <inheritdoc/>
    public void Dispose() => World.Dispose();

    private void RunSafety(CancellationToken cancelled)
    {
        var end = _start + _scenario.Duration;
        while (World.Now < end && !IsOver(cancelled))
        {
            var until = World.Now + Slice < end ? World.Now + Slice : end;
            if (_faults.Next is { } next && next <= until)
            {
                if (Advance(next, cancelled))
                {
                    _faults.Take();
                }
            }
            else
            {
                Advance(until, cancelled);
            }
        }
    }

    private void RunLiveness(CancellationToken cancelled)
    {
        var healed = World.Now;
        var conditions = LivenessCatalog.All(_catalog.Frameworks).ToDictionary(condition => condition.Name, StringComparer.Ordinal);
        var left = _scenario.Expect.Eventually.OrderBy(expected => expected.Within).ToList();
        while (left.Count > 0 && !IsOver(cancelled))
        {
            left.RemoveAll(expected => conditions[expected.Name].Missing(World, _scenario) is null);
            if (left.Count == 0)
            {
                return;
            }

            if (World.Now - healed >= left[0].Within)
            {
                var missing = conditions[left[0].Name].Missing(World, _scenario);
                Fail(ExitCode.NotLive, left[0].Name, $"{missing}, {left[0].Within} after everything had healed");
                return;
            }

            var next = World.Now + LivenessSlice;
            Advance(next < healed + left[0].Within ? next : healed + left[0].Within, cancelled);
        }
    }

    private List<FrameworkFinding> Findings() =>
        [.. _scenario.Frameworks.SelectMany(framework => World.Ask<IFrameworkPolicy>(framework.Name, GetFramework.Instance) is { } policy
            ? policy.Findings.Select(finding => new FrameworkFinding(framework.Name.Value, finding))
            : [])];

    /// <summary>Runs to the instant; false when something stopped the run before.</summary>
    private bool Advance(TimeSpan instant, CancellationToken cancelled)
    {
        if (Until is { } last && instant > last)
        {
            IsStopped = RunTo(last, cancelled);
            return false;
        }

        return RunTo(instant, cancelled);
    }

    private bool RunTo(TimeSpan instant, CancellationToken cancelled)
    {
        var reached = World.RunUntil(instant, () => cancelled.IsCancellationRequested || IsAnythingBroken() || _faults.IsTriggered);
        while (!reached && _faults.IsTriggered && _failure is null && World.Loop.Bug is null)
        {
            _faults.TakeTriggered();
            reached = World.RunUntil(instant, () => cancelled.IsCancellationRequested || IsAnythingBroken() || _faults.IsTriggered);
        }

        if (World.Loop.Bug is { } bug)
        {
            Fail(ExitCode.OwnFault, "bug", bug.What, World.Loop.Cause);
        }

        Progress?.Invoke(World);
        return reached;
    }

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

    /// <summary>Operations may still be on their way: what is wrong must stay wrong for a while before it counts.</summary>
    private void CheckQuiet(CancellationToken cancelled)
    {
        var wrong = Quiet();
        for (var i = 0; i < QuietSlices && wrong is not null && !IsOver(cancelled); i++)
        {
            Advance(World.Now + LivenessSlice, cancelled);
            wrong = Quiet();
        }

        if (wrong is { } found && !IsStopped)
        {
            Fail(ExitCode.InvariantBroke, found.Name, found.Message);
        }
    }

    private (string Name, string Message)? Quiet()
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

    private void CheckMarkers()
    {
        if (_failure is null && !IsStopped && _scenario.Expect.Reached.FirstOrDefault(name => !_markers.Counts.ContainsKey(name)) is { } missed)
        {
            var marker = MarkerCatalog.All.First(marker => string.Equals(marker.Name, missed, StringComparison.Ordinal));
            Fail(ExitCode.InvariantBroke, missed, $"the run never reached this marker ({marker.Says}), so that it has not shown what it is for");
        }
    }

    /// <summary>What a release breaks by design fails a run only when the scenario names it.</summary>
    private bool IsDemanded(InvariantType type) =>
        _scenario.Expect.Always.Contains(type.Name)
        || (_scenario.Expect.Always.Contains(Expectations.All) && type.IsPromised(_scenario.Semantics));

    private InvariantOutcome Outcome(InvariantType type, IInvariant invariant) => new(
        type.Name,
        invariant.Broken is null ? "holds" : IsDemanded(type) ? "broken" : "quirk",
        invariant.Broken);

    private bool IsOver(CancellationToken cancelled) => _failure is not null || IsStopped || cancelled.IsCancellationRequested;

    private void Fail(ExitCode code, string name, string message, long line = 0) => _failure ??= new RunFailure(code, name, World.Now, message)
    {
        Line = line,
        Faults = [.. _inForce.Now],
    };
}
