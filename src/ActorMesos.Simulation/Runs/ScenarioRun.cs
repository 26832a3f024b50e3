using ActorMesos.Actors.Frameworks;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Time;
using ActorMesos.Kernel.Recording;
using ActorMesos.Simulation.Journals;
using ActorMesos.Simulation.Liveness;
using ActorMesos.Simulation.Markers;
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
    private readonly CheckedWorld _checked;
    private readonly TimeSpan _start;

    /// <summary>Prepares a run; nothing has started yet.</summary>
    /// <param name="scenario">What to run.</param>
    /// <param name="catalog">What the scenario names.</param>
    /// <param name="journal">Where the cluster keeps what it persists.</param>
    /// <param name="recorder">What keeps the run's lines.</param>
    /// <param name="replan">Changes what the world is made of: replaces a rule, a constant or a policy. Null changes nothing.</param>
    public ScenarioRun(
        Scenario scenario, SimulationCatalog catalog, IJournal journal, Recorder recorder, Func<WorldPlan, WorldPlan>? replan = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(journal);
        _scenario = scenario;
        _catalog = catalog;
        _recorder = recorder;
        var plan = ScenarioPlan.Of(scenario, catalog);
        _checked = new CheckedWorld(scenario, catalog, replan?.Invoke(plan) ?? plan, journal, recorder);
        _start = journal.StoppedAt;
    }

    /// <summary>The world that the run drives.</summary>
    public World World => _checked.World;

    /// <summary>How the invariants fare so far, in the order of the catalog.</summary>
    public IReadOnlyList<InvariantOutcome> Invariants => _checked.Invariants;

    /// <summary>The faults that have set in and not healed, in words.</summary>
    public IReadOnlyList<string> FaultsInForce => _checked.FaultsInForce;

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
            _checked.Faults.HealAll();
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
            Failure = _checked.Failure,
            IsCancelled = cancelled.IsCancellationRequested && _checked.Failure is null,
            StartedAt = _start,
            VirtualTime = now,
            Messages = delivered,
            MessagesLost = lost,
            Lines = _recorder.Count,
            TraceSha256 = _recorder.Complete(),
            Invariants = _checked.Invariants,
            Reached = _checked.Reached,
            Metrics = metrics,
            Findings = findings,
            Faults = [.. _checked.Faults.Happened],
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _checked.Dispose();

    private void RunSafety(CancellationToken cancelled)
    {
        var end = _start + _scenario.Duration;
        while (World.Now < end && !IsOver(cancelled))
        {
            var until = World.Now + Slice < end ? World.Now + Slice : end;
            if (_checked.Faults.Next is { } next && next <= until)
            {
                if (Advance(next, cancelled))
                {
                    _checked.Faults.Take();
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
                _checked.Fail(ExitCode.NotLive, left[0].Name, $"{missing}, {left[0].Within} after everything had healed");
                return;
            }

            var next = World.Now + LivenessSlice;
            Advance(next < healed + left[0].Within ? next : healed + left[0].Within, cancelled);
        }
    }

    private List<FrameworkFinding> Findings() =>
        [.. _scenario.Frameworks.SelectMany(framework =>
            (World.Ask<IFrameworkPolicy>(framework.Name, GetFramework.Instance)?.Findings ?? []).Concat(_checked.Figures.Of(framework.Name.Value, FiguresOf(framework)))
                .Select(finding => new FrameworkFinding(framework.Name.Value, finding)))];

    private IReadOnlyList<string> FiguresOf(FrameworkEntry framework) =>
        _catalog.Frameworks.FirstOrDefault(kind => kind.Type.Name == framework.Type)?.Figures ?? [];

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
        var reached = _checked.RunTo(instant, () => cancelled.IsCancellationRequested);
        Progress?.Invoke(World);
        return reached;
    }

    /// <summary>Operations may still be on their way: what is wrong must stay wrong for a while before it counts.</summary>
    private void CheckQuiet(CancellationToken cancelled)
    {
        var wrong = _checked.Quiet();
        for (var i = 0; i < QuietSlices && wrong is not null && !IsOver(cancelled); i++)
        {
            Advance(World.Now + LivenessSlice, cancelled);
            wrong = _checked.Quiet();
        }

        if (wrong is { } found && !IsStopped)
        {
            _checked.Fail(ExitCode.InvariantBroke, found.Name, found.Message);
        }
    }

    private void CheckMarkers()
    {
        if (_checked.Failure is null && !IsStopped && _scenario.Expect.Reached.FirstOrDefault(name => !_checked.Reached.ContainsKey(name)) is { } missed)
        {
            var marker = MarkerCatalog.All.First(marker => string.Equals(marker.Name, missed, StringComparison.Ordinal));
            _checked.Fail(ExitCode.InvariantBroke, missed, $"the run never reached this marker ({marker.Says}), so that it has not shown what it is for");
        }
    }

    private bool IsOver(CancellationToken cancelled) => _checked.Failure is not null || IsStopped || cancelled.IsCancellationRequested;
}
