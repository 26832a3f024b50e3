using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Worlds;
using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit;

namespace ActorMesos.TestKit.Probes;

/// <summary>The nodes of a cluster that probes stand in for.</summary>
internal sealed class StandIns(SimulatedCluster cluster) : IObserver
{
    private readonly Dictionary<NodeName, StandIn> _nodes = [];
    private ActorSystem? _system;
    private NodeName _leader = new("master");

    public static Config Settings => TestKitBase.DefaultConfig;

    public IEnumerable<NodeName> Nodes => _nodes.Keys;

    public bool Knows(NodeName name) => _nodes.ContainsKey(name);

    /// <summary>The node that a probe stands in for.</summary>
    public static StandIn Of(TestProbe probe)
    {
        ArgumentNullException.ThrowIfNull(probe);
        if (!probe.Sys.TryGetExtension<ClusterExtension>(out var extension))
        {
            throw new BadUseException("this probe belongs to no simulated cluster; make it with StandIn of one");
        }

        extension.Cluster.Alive();
        return extension.Cluster.StandInNodes._nodes.Values.FirstOrDefault(node => node.Probe.Ref.Equals(probe.Ref))
            ?? throw new BadUseException("this probe stands in for no node of the cluster, or the power has failed since; make one with StandIn");
    }

    /// <summary>A new actor system knows its cluster; the probes of the former one are gone with it.</summary>
    public void Attach()
    {
        if (cluster.World.IsOn && !ReferenceEquals(_system, cluster.World.System))
        {
            _system = cluster.World.System;
            _system.RegisterExtension(new ClusterExtensionId(cluster));
            _nodes.Clear();
        }
    }

    public TestProbe Add(string node, TestProbe? probe, bool answersPings)
    {
        ArgumentNullException.ThrowIfNull(node);
        var (world, name) = (cluster.Alive(), new NodeName(node));
        if (_nodes.ContainsKey(name))
        {
            throw new BadUseException($"a probe stands in for '{name}' already; use that one");
        }

        if (node.Length == 0 || node is "operator" or "zookeeper" || !node.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'))
        {
            throw new BadUseException($"'{node}' cannot be the name of a node: write letters, digits, '-', '_' and '.', and neither 'operator' nor 'zookeeper'");
        }

        if (world.Knows(name) && (world.Plan.HasMasters || !world.Plan.Leadership.Nodes.Contains(name)))
        {
            throw new BadUseException($"there is a real '{name}'; build the cluster without it, with WithoutMaster or fewer slaves, or name another node");
        }

        var made = probe ?? Make(node);
        var standIn = new StandIn(cluster, world[name], made) { Master = _leader };
        _nodes.Add(name, standIn);
        if (answersPings)
        {
            made.IgnoreMessages(message => message is Ping);
            made.SetAutoPilot(new Answering(standIn));
        }

        standIn.Node.Up(made.Ref);
        return made;
    }

    public bool Crash(NodeName name)
    {
        if (!_nodes.TryGetValue(name, out var node))
        {
            return false;
        }

        node.Node.Down();
        return true;
    }

    public bool Restart(NodeName name)
    {
        if (!_nodes.TryGetValue(name, out var node))
        {
            return false;
        }

        node.Node.Up(node.Probe.Ref);
        return true;
    }

    public IReadOnlyList<string> Conversations() => [.. _nodes.Values.Select(node => node.Conversation())];

    public void Saw(Instant at, string node, object happened)
    {
        if (happened is MasterElected)
        {
            _leader = new NodeName(node);
            foreach (var other in _nodes.Values)
            {
                other.Master = _leader;
            }
        }

        if (happened is IProtocolMessage and not Ping && _nodes.TryGetValue(new NodeName(node), out var standIn))
        {
            standIn.Heard(at, happened);
        }
    }

    /// <summary>Akka's test kit leaves its own synchronization context behind, which would be the test's own from then on.</summary>
    private TestProbe Make(string node)
    {
        var context = SynchronizationContext.Current;
        try
        {
            return new TestProbe(cluster.World.System, cluster.Parts.Assertions, $"probe-{node}");
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private sealed class Answering(StandIn standIn) : AutoPilot
    {
        public override AutoPilot Run(IActorRef sender, object message)
        {
            if (message is Ping)
            {
                standIn.Node.Send(standIn.Master, new Pong(standIn.Node.Name));
            }

            return KeepRunning;
        }
    }
}
