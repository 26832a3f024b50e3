using ActorMesos.Domain.Ids;
using ActorMesos.Kernel.Recording;
using ActorMesos.Simulation.Scenarios;
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
    private int _put;

    /// <summary>Lays down the faults of a scenario that begins at the given virtual time.</summary>
    public FaultSchedule(World world, Scenario scenario, TimeSpan start)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        World = world;
        foreach (var scheduled in scenario.Faults)
        {
            Put(start + scheduled.At, () => scheduled.Fault.SetIn(this));
        }

        foreach (var scheduled in scenario.Operator)
        {
            Put(start + scheduled.At, () => Ask(scheduled));
        }
    }

    /// <summary>When the next fault sets in or heals; null when there is none.</summary>
    public TimeSpan? Next => _actions.TryPeek(out _, out var due) ? due.At : null;

    /// <summary>What the faults befall.</summary>
    internal World World { get; }

    /// <summary>Does what is next. The world stands at its time.</summary>
    public void Take() => _actions.Dequeue()();

    /// <summary>Everything heals now, and nothing sets in any more.</summary>
    public void HealAll()
    {
        _actions.Clear();
        Note(new EverythingHealed());
        foreach (var number in _heals.Keys.ToList())
        {
            Heal(number);
        }
    }

    /// <summary>A fault heals after a while, or when everything does.</summary>
    internal void HealAfter(TimeSpan time, Action heal)
    {
        var number = _put;
        _heals.Add(number, heal);
        Put(World.Now + time, () => Heal(number));
    }

    /// <summary>Something else is tried after a while, unless everything has healed by then.</summary>
    internal void After(TimeSpan time, Action action) => Put(World.Now + time, action);

    /// <summary>A process ends at once, if it runs, and starts again later.</summary>
    /// <param name="node">Whose process.</param>
    /// <param name="time">How long it is down.</param>
    /// <param name="happening">What is recorded.</param>
    /// <param name="restart">How it starts again, where that is not as it was.</param>
    internal void CrashFor(NodeName node, TimeSpan time, object? happening = null, Action<NodeName>? restart = null)
    {
        if (!World.IsUp(node))
        {
            Note(new FaultHadNoEffect($"{node} was down already"));
            return;
        }

        Note(happening ?? new NodeCrashed(node));
        World.Crash(node);
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

    private void Ask(ScheduledStep scheduled)
    {
        var call = scheduled.Step.Call(new OperatorDesk(scheduled.Principal, World.Plan.Master.Semantics, SlaveIdOf, FrameworkIdOf));
        World.Operate(call with { Principal = scheduled.Principal, Secret = scheduled.Secret });
    }

    private SlaveId SlaveIdOf(NodeName node) =>
        World.LeadingMaster()?.Slaves.Values.FirstOrDefault(slave => slave.Info.Node == node)?.Id
        ?? new SlaveId(node.Value);

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
