using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Leadership;
using ActorMesos.Domain.Slaves;
using ActorMesos.Kernel.Network;
using ActorMesos.Simulation.Runs;
using ActorMesos.Simulation.Scenarios.Faults;
using ActorMesos.Simulation.Scenarios.Reading;
using ActorMesos.TestKit.Own;
using ActorMesos.TestKit.Running;

namespace ActorMesos.TestKit;

/// <content>What a test does to its cluster. Each gives something whose disposal undoes it, and <see cref="Heal"/> undoes all.</content>
public sealed partial class SimulatedCluster
{
    private readonly List<Undo> _undo = [];

    /// <summary>A node's process ends at once; what it had written to its disk is still there.</summary>
    /// <param name="node">A slave, a framework, or a master: <c>master</c> is the one that leads.</param>
    /// <returns>Disposing of it starts the process again, if nobody else has.</returns>
    public IDisposable Crash(string node)
    {
        Alive();
        var name = NodeNamed(node);
        if (!World.IsUp(name))
        {
            throw new BadUseException($"'{name}' is down already, since it crashed or was never started");
        }

        _checked.Faults.Note(World.Plan.Leadership.Nodes.Contains(name) ? new LeaderCrashed(name) : new NodeCrashed(name));
        if (!_standIns.Crash(name))
        {
            World.Crash(name);
        }

        return Undoing(() =>
        {
            // Where the cluster has failed meanwhile, that is what the test must hear of.
            if (_over is null && !World.IsUp(name))
            {
                Start(name, null);
            }
        });
    }

    /// <summary>A process that had crashed starts again.</summary>
    public void Restart(string node) => Start(Down(node), null);

    /// <summary>A slave that had crashed starts on a host that has booted: none of its tasks has survived.</summary>
    public void Reboot(string slave) => Start(Down(slave), SlaveBoot.Rebooted);

    /// <summary>The given nodes and all others do not hear each other.</summary>
    public IDisposable Partition(params IReadOnlyList<string> nodes)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        if (nodes.Count == 0)
        {
            throw new BadUseException("a partition has two sides; name the nodes of one of them");
        }

        var side = nodes.Select(node => NodeNamed(node).Value).ToHashSet(StringComparer.Ordinal);
        return Lasting("partition", string.Join(", ", nodes) + " and the others", () => World.Network.Install(new LinkFault.Rule(
            (link, _) => side.Contains(link.From.Host) != side.Contains(link.To.Host) ? Verdict.Drop : Verdict.Pass)));
    }

    /// <summary>A node's process stands still: what comes for it waits.</summary>
    public IDisposable Pause(string node)
    {
        var name = NodeNamed(node);
        var paused = World.Pause(name) ?? throw new BadUseException($"'{name}' is down and cannot stand still");
        return Lasting("pause", node, () => paused);
    }

    /// <summary>A node's clock is wrong: ahead, or behind where <paramref name="by"/> is negative.</summary>
    public IDisposable SkewClock(string node, TimeSpan by)
    {
        VirtualSpan.Checked(by.Duration(), "the error of a clock");
        var name = NodeNamed(node);
        return Lasting("clock-skew", $"{node} by {by}", () => World.SkewClock(name, by));
    }

    /// <summary>The power of everything fails, and comes back after a while of virtual time. Probes do not survive it.</summary>
    public void CyclePower(TimeSpan off)
    {
        VirtualSpan.Checked(off, "how long the power is off");
        Alive();
        _checked.Faults.Note(new PowerFailed());
        World.PowerOff();
        World.PowerOn(World.OffSince + off);
        _standIns.Attach();
        _checked.Faults.Note(new PowerReturned());
    }

    /// <summary>Looks at each message as it is sent, and says what becomes of it.</summary>
    /// <param name="judge">The verdict on a message, by sender, receiver and message.</param>
    public IDisposable Filter(Func<string, string, object, Verdict> judge)
    {
        ArgumentNullException.ThrowIfNull(judge);
        return Filter(new LambdaRule(judge));
    }

    /// <summary>Looks at each message as it is sent, and says what becomes of it.</summary>
    public IDisposable Filter(ILinkRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        Alive();
        return Undoing(World.Network.Install(rule).Dispose);
    }

    /// <summary>Messages of one type are lost: <c>Drop&lt;StatusUpdate&gt;(to: "master", occurrence: 3)</c> loses the third one only.</summary>
    /// <typeparam name="T">Which messages; <see cref="object"/> for all.</typeparam>
    /// <param name="from">Who sends them; null for anybody.</param>
    /// <param name="to">For whom they are; null for anybody.</param>
    /// <param name="occurrence">Which of them from now on, counted from 1; null for all.</param>
    public IDisposable Drop<T>(string? from = null, string? to = null, int? occurrence = null) => Filter<T>(from, to, occurrence, Verdict.Drop);

    /// <summary>Messages of one type come later, and what follows on their way not before them.</summary>
    /// <typeparam name="T">Which messages; <see cref="object"/> for all.</typeparam>
    /// <param name="by">By how much.</param>
    /// <param name="from">Who sends them; null for anybody.</param>
    /// <param name="to">For whom they are; null for anybody.</param>
    /// <param name="occurrence">Which of them from now on, counted from 1; null for all.</param>
    public IDisposable Delay<T>(TimeSpan by, string? from = null, string? to = null, int? occurrence = null) =>
        Filter<T>(from, to, occurrence, Verdict.Delay(VirtualSpan.Checked(by, "a delay")));

    /// <summary>Messages of one type arrive twice.</summary>
    /// <typeparam name="T">Which messages; <see cref="object"/> for all.</typeparam>
    /// <param name="from">Who sends them; null for anybody.</param>
    /// <param name="to">For whom they are; null for anybody.</param>
    /// <param name="occurrence">Which of them from now on, counted from 1; null for all.</param>
    public IDisposable Duplicate<T>(string? from = null, string? to = null, int? occurrence = null) => Filter<T>(from, to, occurrence, Verdict.Duplicate);

    /// <summary>Messages wait where they are, and what follows on their way behind them, until the result is disposed of.</summary>
    /// <param name="from">Who sends them; null for anybody.</param>
    /// <param name="to">For whom they are; null for anybody.</param>
    public IDisposable Hold(string? from = null, string? to = null) => Filter<object>(from, to, null, Verdict.Hold);

    /// <summary>Undoes all that the test has done and not undone: processes start again, partitions heal, filters go, what was held arrives.</summary>
    public void Heal()
    {
        Alive();
        foreach (var undo in _undo.ToList())
        {
            undo.Dispose();
        }

        _undo.Clear();
    }

    internal NodeName NodeNamed(string node)
    {
        ArgumentNullException.ThrowIfNull(node);
        var name = new NodeName(node);
        if (name == LeadershipSettings.Master && !World.Plan.Leadership.IsAlone)
        {
            return World.LeadingNode() ?? throw new BadUseException("no master leads now; name one of them, or advance until one does");
        }

        return World.Knows(name) || _standIns.Knows(name) ? name : throw Unknown(node);
    }

    private BadUseException Unknown(string node)
    {
        string[] known = [.. World.Plan.Leadership.Nodes.Concat(World.SlaveNodes).Concat(World.FrameworkNodes).Concat(_standIns.Nodes).Select(one => one.Value)];
        var nearest = NearestName.Of(node, known) is { } near ? $"did you mean '{near}'? " : "";
        return new BadUseException($"there is no node '{node}'; {nearest}known: {string.Join(", ", known.Take(20))}");
    }

    private IDisposable Filter<T>(string? from, string? to, int? occurrence, Verdict verdict)
    {
        if (occurrence < 1)
        {
            throw new BadUseException($"found occurrence {occurrence}; messages are counted from 1");
        }

        var pattern = new LinkPattern(from is null ? null : NodeNamed(from), to is null ? null : NodeNamed(to), null);
        var seen = 0;
        return Filter(new LinkFault.Rule((link, message) =>
            message is T && pattern.Fits(link, message) && (++seen == occurrence || occurrence is null) ? verdict : Verdict.Pass));
    }

    private Undo Lasting(string kind, string what, Func<IDisposable> impose)
    {
        Alive();
        _checked.Faults.Note(new FaultSetIn(kind, what, TimeSpan.MaxValue));
        var imposed = impose();
        return Undoing(() =>
        {
            if (World.IsOn)
            {
                _checked.Faults.Note(new FaultHealed(kind, what));
                imposed.Dispose();
            }
        });
    }

    private Undo Undoing(Action undo)
    {
        _undo.RemoveAll(old => old.IsDone);
        var added = new Undo(undo);
        _undo.Add(added);
        return added;
    }

    private NodeName Down(string node)
    {
        Alive();
        var name = NodeNamed(node);
        return World.IsUp(name) ? throw new BadUseException($"'{name}' is up; crash it first") : name;
    }

    private void Start(NodeName name, SlaveBoot? boot)
    {
        _checked.Faults.Note(new NodeRestarted(name));
        if (_standIns.Restart(name))
        {
            return;
        }

        // A process that has crashed at this very instant must be over before the next one takes its place.
        World.Loop.DrainReady();
        if (boot is { } found)
        {
            World.Restart(name, found);
        }
        else
        {
            World.Restart(name);
        }
    }
}
