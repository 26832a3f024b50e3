using ActorMesos.Actors.Frameworks;
using ActorMesos.Actors.Leadership;
using ActorMesos.Actors.Masters;
using ActorMesos.Actors.Operators;
using ActorMesos.Actors.Seams;
using ActorMesos.Actors.Serialization;
using ActorMesos.Actors.Slaves;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Leadership;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operators;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Time;
using ActorMesos.Kernel.Disk;
using ActorMesos.Kernel.Loop;
using ActorMesos.Kernel.Network;
using ActorMesos.Kernel.Randomness;
using ActorMesos.Kernel.Recording;
using ActorMesos.Kernel.Time;
using ActorMesos.Simulation.Journals;
using Akka.Actor;
using Akka.Cluster.Sharding;
using Akka.Cluster.Tools.Singleton;
using Akka.DistributedData;

namespace ActorMesos.Simulation.Worlds;

/// <summary>
/// A simulated cluster: master, slaves and frameworks as actors on one network, one clock and one journal, which outlive every power
/// cycle. Whoever holds it drives it; nothing happens by itself.
/// </summary>
public sealed partial class World : INodes, IDisposable
{
    private static readonly NodeName OperatorNode = new("operator");

    private readonly IJournal _journal;
    private readonly Dictionary<NodeName, SimulatedNode> _nodes = [];
    private readonly Dictionary<NodeName, SlaveInfo> _slaves = [];
    private readonly Dictionary<NodeName, FrameworkPlan> _frameworks = [];
    private readonly SchedulerPlaces _places = new();
    private readonly Dictionary<NodeName, SlaveBoot> _boots = [];
    private readonly Dictionary<NodeName, CheckpointDamage> _damages = [];
    private readonly Dictionary<NodeName, SlaveInfo> _configured = [];
    private readonly List<IObserver> _observers = [];
    private readonly Dice _crashes;
    private readonly TaskPrograms? _programs;
    private PoweredSystem? _powered;
    private BugWatch? _bugs;
    private bool _hasStarted;
    private Election _election;
    private IActorRef _region = ActorRefs.Nobody;
    private long _stepsBefore;

    /// <summary>A world without power.</summary>
    public World(WorldPlan plan, IJournal journal, IRecorder recorder)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Plan = plan;
        _journal = journal;
        Recorder = recorder;
        Network = new SimulatedNetwork(plan.Seed, plan.NetworkLatency, recorder)
        {
            Delivering = Observed, Breaking = BreakConnection, ReordersLinks = plan.NetworkReorders,
        };
        Disk = new DiskGate(plan.Seed, plan.DiskLatency);
        _crashes = new Dice(plan.Seed, "crashes");
        _election = new Election(plan.Leadership.SessionTimeout);
        foreach (var slave in plan.Slaves)
        {
            _slaves.Add(slave.Node, slave);
        }

        foreach (var framework in plan.Frameworks)
        {
            _frameworks.Add(framework.Info.Node, framework);
        }

        if (plan.Frameworks.Any(framework => framework.Programs.Count > 0))
        {
            _programs = new TaskPrograms(this);
        }
    }

    /// <summary>What it is made of.</summary>
    public WorldPlan Plan { get; }

    /// <summary>What keeps its happenings.</summary>
    public IRecorder Recorder { get; }

    /// <summary>Its network.</summary>
    public SimulatedNetwork Network { get; }

    /// <summary>Its disks.</summary>
    public DiskGate Disk { get; }

    /// <summary>Whether it has power.</summary>
    public bool IsOn => _powered is not null;

    /// <summary>The kernel of the actor system that runs now.</summary>
    public KernelLoop Loop => _powered?.Loop ?? throw new InvalidOperationException("The world has no power.");

    /// <summary>The actor system that runs now.</summary>
    public ActorSystem System => _powered?.System ?? throw new InvalidOperationException("The world has no power.");

    /// <summary>The time; while the power is off, when it went off.</summary>
    public TimeSpan Now => _powered?.Loop.Now ?? OffSince;

    /// <summary>When the power went off last.</summary>
    public TimeSpan OffSince { get; private set; }

    /// <summary>Steps taken in all actor systems so far.</summary>
    public long Steps => _stepsBefore + (_powered?.Loop.Steps ?? 0);

    /// <summary>The slaves' addresses, in the order of the plan.</summary>
    public IEnumerable<NodeName> SlaveNodes => _slaves.Keys;

    /// <summary>The frameworks' addresses, in the order of the plan.</summary>
    public IEnumerable<NodeName> FrameworkNodes => _frameworks.Keys;

    /// <inheritdoc/>
    public INode this[NodeName name] => NodeOf(name);

    /// <summary>Adds somebody who watches.</summary>
    public void Add(IObserver observer) => _observers.Add(observer);

    /// <summary>Gives the world power: an actor system starts on the journal, and in it the master, every slave and every framework.</summary>
    /// <param name="at">The virtual time at which the world goes on.</param>
    /// <param name="withFrameworks">Whether the frameworks start as well, or wait for <see cref="StartFrameworks"/>.</param>
    /// <param name="boot">What slaves find; hosts that lost their power have booted.</param>
    public void PowerOn(TimeSpan at, bool withFrameworks = true, SlaveBoot boot = SlaveBoot.SameHost)
    {
        foreach (var slave in _slaves.Keys.Where(_ => boot is not SlaveBoot.SameHost))
        {
            _boots[slave] = boot;
        }

        var config = _journal.Config.WithFallback(EmbeddedConfig.Read("akka.conf"))
            .WithFallback(ClusterSharding.DefaultConfig())
            .WithFallback(ClusterSingleton.DefaultConfig())
            .WithFallback(DistributedData.DefaultConfig())
            .WithFallback(Plan.Akka);
        _powered = PoweredSystem.Start(config, EventSerializer.Setup(Plan.FrameworkEvents), at);
        var loop = _powered.Loop;
        _bugs = BugWatch.Start(System, loop, message => message is IProtocolMessage);
        _region = _powered.OffTheLoop(() => SlaveShards.Start(System, node => PropsAt(node) ??
            SlaveActor.Props(_slaves[node], SettingsOf(node), Plan.SlaveSnapshotEvery, Plan.Leadership, NodeOf(node), _programs?.HostOf(node), Plan.SlaveRules)));
        _powered.WaitForRegion(_region);

        // The last part of the start: virtual time stands still while the journal is read, and Akka's cluster needed some to form.
        Disk.PowerOn(System, loop, _journal.Open(_powered));
        loop.RunUntil(at);
        _journal.Start();
        _hasStarted = true;
        Network.PowerOn(loop);
        ((VirtualScheduler)System.Scheduler).QuietenAkka();
        _election = new Election(Plan.Leadership.SessionTimeout);
        StartZooKeeper();
        foreach (var master in Plan.HasMasters ? Plan.Leadership.Nodes : [])
        {
            StartMaster(master);
        }

        System.ActorOf(OperatorActor.Props(Plan.Leadership, NodeOf(OperatorNode)), OperatorNode.Value);
        foreach (var node in _slaves.Keys)
        {
            SlaveShards.StartSlave(_region, node);
        }

        RequireSlaves();
        if (withFrameworks)
        {
            StartFrameworks();
        }
    }

    /// <summary>Every slave starts at the instant at which the power is on: one that did not would make the run differ from the next.</summary>
    private void RequireSlaves()
    {
        Loop.DrainReady();
        foreach (var node in _slaves.Keys)
        {
            if (!IsUp(node) && Loop.Bug is null)
            {
                throw new InvalidOperationException($"Akka's sharding did not start slave {node} at once.");
            }
        }
    }

    /// <summary>Starts every framework.</summary>
    public void StartFrameworks()
    {
        foreach (var node in _frameworks.Keys)
        {
            StartFramework(node);
        }
    }

    /// <summary>The power fails: every process ends at once, and what was not on a disk is lost.</summary>
    public void PowerOff()
    {
        if (_powered is null)
        {
            return;
        }

        OffSince = _hasStarted ? Now : OffSince;
        _stepsBefore += _powered.Loop.Steps;
        Network.PowerOff();
        _unheard.Clear();
        Disk.PowerOff();
        _powered.StopSimulated(_region);
        _programs?.LosePower();
        _powered.Dispose();
        _powered = null;
        if (_hasStarted)
        {
            // A world whose start failed leaves the journal as it was.
            _journal.Stop(OffSince);
            _hasStarted = false;
        }
    }

    /// <summary>Runs until the instant is reached, until <paramref name="stop"/> holds between two steps, or until a bug shows.</summary>
    /// <returns>Whether the instant was reached.</returns>
    public bool RunUntil(TimeSpan instant, Func<bool>? stop = null) => Loop.RunUntil(instant, stop);

    /// <summary>An operator asks something of the master. What comes of it is no consequence of whatever happened before.</summary>
    public void Operate(OperatorCall call)
    {
        Loop.Cause = 0;
        NodeOf(OperatorNode).Actor!.Tell(call, ActorRefs.NoSender);
    }

    /// <summary>The same, and where the master does not serve, or does not answer, the operator asks again until it does.</summary>
    internal void Insist(OperatorCall call)
    {
        Loop.Cause = 0;
        NodeOf(OperatorNode).Actor!.Tell(new InsistOn(call), ActorRefs.NoSender);
    }

    /// <summary>Something at a node's own host: nobody sends it over the network.</summary>
    internal void Tell(NodeName name, object tick) => NodeOf(name).Actor?.Tell(tick, ActorRefs.NoSender);

    /// <summary>Whether there is a node of that address in the plan.</summary>
    public bool Knows(NodeName name) =>
        IsMaster(name) || (name == LeadershipSettings.ZooKeeper && !Plan.Leadership.IsAlone) || _slaves.ContainsKey(name) || _frameworks.ContainsKey(name);

    /// <summary>The master that leads and serves, to be looked at between two steps; null while there is none.</summary>
    public Master? LeadingMaster() => Plan.HasMasters
        ? Plan.Leadership.Nodes.Select(node => Ask<Master>(node, GetMaster.Instance)).LastOrDefault(master => master is not null)
        : null;

    /// <summary>The node of the master that leads, whether it serves already or not; null while none does.</summary>
    public NodeName? LeadingNode()
    {
        foreach (var node in Plan.HasMasters ? Plan.Leadership.Nodes : [])
        {
            if (Ask<object>(node, GetMaster.Instance) is Master or MasterNotReady)
            {
                return node;
            }
        }

        return null;
    }

    /// <summary>Whether the node's process runs.</summary>
    public bool IsUp(NodeName name) => NodeOf(AddressOf(name)).Actor is not null;

    /// <summary>
    /// Asks an actor for what it is, between two steps. No time passes: an actor that is persisting does not answer, and null comes back.
    /// </summary>
    public T? Ask<T>(NodeName name, object question)
        where T : class
    {
        if (NodeOf(AddressOf(name)).Actor is not { } actor)
        {
            return null;
        }

        var answer = new AnswerBox(System);
        actor.Tell(question, answer);
        Loop.DrainReady();
        return answer.Answer as T;
    }

    /// <inheritdoc/>
    public void Dispose() => PowerOff();

    internal void Observed(string node, object happened)
    {
        var at = new Instant(Loop.NowTicks);
        foreach (var observer in _observers)
        {
            observer.Saw(at, node, happened);
        }
    }

    /// <summary>The ids under which the journal has what a node writes; all masters write under one.</summary>
    internal IReadOnlyList<string> JournalIds(NodeName name) =>
        IsMaster(name) ? [RegistrarActor.Id] : [SlaveActor.IdOf(name.Value), FrameworkActor.IdOf(name.Value)];

    /// <summary>What a node's process writes to disk: of the masters, only the one that leads writes anything.</summary>
    private IReadOnlyList<string> PersistenceIds(NodeName name) =>
        IsMaster(name) && !Plan.Leadership.IsAlone && LeadingNode() != name ? [] : JournalIds(name);

    private bool IsMaster(NodeName name) => Plan.Leadership.Nodes.Contains(name);

    private void StartMaster(NodeName name) => System.ActorOf(
        PropsAt(name) ?? MasterActor.Props(Plan.Master, Plan.Leadership, Plan.RegistrySnapshotEvery, NodeOf(name)), name.Value);

    /// <summary>How another actor than usual is made for its place; null where the usual one runs.</summary>
    private Props? PropsAt(NodeName name)
    {
        var node = NodeOf(AddressOf(name));
        return Plan.Actors.TryGetValue(name, out var make) ? PlacedActor.At(node, make(node)) : null;
    }

    private void StartZooKeeper()
    {
        if (!Plan.Leadership.IsAlone)
        {
            var name = LeadershipSettings.ZooKeeper;
            System.ActorOf(ZooKeeperActor.Props(_election, NodeOf(name)), name.Value);
        }
    }

    private void StartFramework(NodeName name)
    {
        var plan = _frameworks[name];
        var driver = plan.Credential is { } credential ? Plan.Driver with { Credential = credential } : Plan.Driver;
        var address = AddressOf(name);
        var info = plan.Info with { Node = address };
        System.ActorOf(
            PropsAt(name) ?? FrameworkActor.Props(info, plan.Policy(), driver, Plan.Leadership, NodeOf(address), name), $"framework-{address}");
    }

    private SlaveSettings SettingsOf(NodeName slave)
    {
        var settings = Plan.SlaveCredentials.TryGetValue(slave, out var credential) ? Plan.Slave with { Credential = credential } : Plan.Slave;
        settings = Plan.SlaveCheckpoints.TryGetValue(slave, out var checkpoint) ? settings with { FirstCheckpoint = checkpoint } : settings;
        settings = _damages.Remove(slave, out var damage) ? settings with { Damage = damage } : settings;
        settings = _configured.TryGetValue(slave, out var configured) ? settings with { Configured = configured } : settings;
        return _boots.Remove(slave, out var boot) ? settings with { Boot = boot } : settings;
    }

    private SimulatedNode NodeOf(NodeName name)
    {
        if (!_nodes.TryGetValue(name, out var node))
        {
            node = new SimulatedNode(this, name);
            _nodes.Add(name, node);
        }

        return node;
    }
}
