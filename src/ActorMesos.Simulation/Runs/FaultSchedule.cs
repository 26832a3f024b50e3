using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Time;
using ActorMesos.Kernel.Randomness;
using ActorMesos.Kernel.Recording;
using ActorMesos.Simulation.Scenarios;
using ActorMesos.Simulation.Scenarios.Faults;
using ActorMesos.Simulation.Scenarios.Operators;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Runs;

/// <summary>
/// The faults of a scenario and the calls of its operators, in the order of their times, and the healing of the faults. What each does is
/// its own affair.
/// </summary>
public sealed class FaultSchedule
{
    private readonly PriorityQueue<Action, (TimeSpan At, int Number)> _actions = new();
    private readonly SortedDictionary<int, Action> _heals = [];
    private readonly List<ScheduledFault> _happened = [];
    private readonly Dictionary<string, int> _streams = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<NodeName> _slaves;
    private readonly SlaveDirectory _directory = new();
    private readonly TimeSpan _start;
    private readonly TriggerWatch _triggers;
    private int _put;

    /// <summary>Lays down the faults of a scenario that begins at the given virtual time.</summary>
    public FaultSchedule(World world, Scenario scenario, TimeSpan start)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        World = world;
        world.Add(_directory);
        _start = start;
        _slaves = [.. scenario.SlaveNodes().Select(slave => slave.Name)];
        var triggered = new List<(Trigger, Action)>();
        foreach (var scheduled in scenario.Faults)
        {
            var dice = DiceOf(scheduled.Fault);
            if (scheduled.Every is { } every)
            {
                Recur(scheduled.Fault, every, start + every.From, dice);
            }
            else if (scheduled.When is { } trigger)
            {
                triggered.Add((trigger, () => SetIn(scheduled.Fault, trigger, dice)));
            }
            else
            {
                Put(start + scheduled.At, () => SetIn(scheduled.Fault, trigger: null, dice));
            }
        }

        _triggers = new TriggerWatch(world, triggered);

        foreach (var scheduled in scenario.Operator)
        {
            Put(start + scheduled.At, () => Ask(scheduled));
        }
    }

    /// <summary>When the next fault sets in or heals; null when there is none.</summary>
    public TimeSpan? Next => _actions.TryPeek(out _, out var due) ? due.At : null;

    /// <summary>What the faults befall.</summary>
    internal World World { get; }

    /// <summary>Who drives the world, for kinds of faults of its own.</summary>
    internal object? Driver { get; set; }

    /// <summary>The faults that have set in so far, with all that was drawn for them: as a scenario's faults they happen again.</summary>
    public IReadOnlyList<ScheduledFault> Happened => _happened;

    /// <summary>Whether a fault has been triggered that is to happen before the world's next step.</summary>
    public bool IsTriggered => _triggers.IsDue;

    /// <summary>Does what is next. The world stands at its time.</summary>
    public void Take() => _actions.Dequeue()();

    /// <summary>Does what has been triggered.</summary>
    public void TakeTriggered() => _triggers.Take();

    /// <summary>Everything heals now, and nothing sets in any more.</summary>
    public void HealAll()
    {
        _actions.Clear();
        _triggers.Stop();
        Note(new EverythingHealed());
        foreach (var number in _heals.Keys.ToList())
        {
            Heal(number);
        }
    }

    /// <summary>A fault that nobody has planned happens now.</summary>
    internal void Inject(Fault fault) => SetIn(fault, trigger: null, DiceOf(fault));

    /// <summary>A fault heals after a while, or when everything does.</summary>
    internal void HealAfter(TimeSpan time, Action heal)
    {
        var number = _put;
        _heals.Add(number, heal);
        Put(World.Now + time, () => Heal(number));
    }

    /// <summary>Something else is tried after a while, unless everything has healed by then.</summary>
    internal void After(TimeSpan time, Action action) => Put(World.Now + time, action);

    /// <summary>Something is imposed on the world for a while.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="what">What it befalls, in words.</param>
    /// <param name="time">For how long.</param>
    /// <param name="impose">Does it; disposing of the result undoes it.</param>
    internal void Impose(Fault fault, string what, TimeSpan time, Func<IDisposable> impose)
    {
        Note(new FaultSetIn(fault.Kind.Name, what, time));
        var imposed = impose();
        HealAfter(time, () =>
        {
            Note(new FaultHealed(fault.Kind.Name, what));
            imposed.Dispose();
        });
    }

    /// <summary>A process stands still, if it runs, and goes on later.</summary>
    internal void PauseFor(NodeName node, TimeSpan time)
    {
        if (World.Pause(node) is not { } paused)
        {
            Note(new FaultHadNoEffect($"{node} was down"));
            return;
        }

        var powerFailed = World.OffSince;
        Note(new FaultSetIn(PauseFault.Definition.Name, node.Value, time));
        HealAfter(time, () =>
        {
            Note(new FaultHealed(PauseFault.Definition.Name, node.Value));
            if (World.OffSince == powerFailed)
            {
                paused.Dispose();
            }
        });
    }

    /// <summary>A stream of draws for a fault, which no other fault's coming or going shifts; each time another.</summary>
    internal Dice DiceOf(Fault fault)
    {
        var name = $"fault {fault.Text}";
        _streams[name] = _streams.GetValueOrDefault(name) + 1;
        return new Dice(World.Plan.Seed, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name} {_streams[name]}"));
    }

    /// <summary>A process ends at once, if it runs, and starts again later.</summary>
    /// <param name="node">Whose process.</param>
    /// <param name="time">How long it is down.</param>
    /// <param name="happening">What is recorded.</param>
    /// <param name="restart">How it starts again, where that is not as it was.</param>
    /// <param name="endsHost">Whether all that runs on its host ends with it.</param>
    internal void CrashFor(NodeName node, TimeSpan time, object? happening = null, Action<NodeName>? restart = null, bool endsHost = false)
    {
        if (!World.IsUp(node))
        {
            Note(new FaultHadNoEffect($"{node} was down already"));
            return;
        }

        Note(happening ?? new NodeCrashed(node));
        World.Crash(node);
        if (endsHost)
        {
            World.EndHost(node);
        }

        var powerFailed = World.OffSince;
        HealAfter(time, () =>
        {
            // The power may have failed and come back in the meantime, and the process with it.
            if (World.OffSince == powerFailed && !World.IsUp(node))
            {
                Note(new NodeRestarted(node));
                if (restart is null)
                {
                    World.Restart(node);
                }
                else
                {
                    restart(node);
                }
            }
        });
    }

    /// <summary>Records what a fault does. What follows, until the next step, is caused by it.</summary>
    internal void Note(object happened)
    {
        var loop = World.Loop;
        loop.Cause = World.Recorder.Record(loop.NowTicks, Happening.Fault, null, null, happened, 0);
        World.Observed("", happened);
    }

    private void SetIn(Fault fault, Trigger? trigger, Dice dice)
    {
        var concrete = fault.Concrete(new FaultDraw(dice, _slaves));
        _happened.Add(new ScheduledFault(World.Now - _start, concrete) { When = trigger });
        concrete.SetIn(this);
    }

    private void Recur(Fault fault, Recurrence every, TimeSpan from, Dice dice)
    {
        var gap = every.Gap.At(dice.NextFraction());
        var next = from + (gap > FaultDraw.Least ? gap : FaultDraw.Least);
        if (next <= _start + every.To)
        {
            Put(next, () =>
            {
                SetIn(fault, trigger: null, dice);
                Recur(fault, every, next, dice);
            });
        }
    }

    private void Ask(ScheduledStep scheduled)
    {
        var call = scheduled.Step.Call(new OperatorDesk(scheduled.Principal, World.Plan.Master.Semantics, new Instant(World.Now.Ticks), SlaveIdOf, FrameworkIdOf));
        World.Operate(call with { Principal = scheduled.Principal, Secret = scheduled.Secret });
    }

    private SlaveId SlaveIdOf(NodeName node) =>
        World.LeadingMaster()?.SlaveAt(node) ?? _directory.LastAt(node) ?? new SlaveId(node.Value);

    private FrameworkId FrameworkIdOf(NodeName node) =>
        World.LeadingMaster()?.Frameworks.Values.FirstOrDefault(framework => framework.Info.Node == World.AddressOf(node))?.Id ?? new FrameworkId(node.Value);

    private void Put(TimeSpan at, Action action) => _actions.Enqueue(action, (at, _put++));

    private void Heal(int number)
    {
        if (_heals.Remove(number, out var heal))
        {
            heal();
        }
    }
}
