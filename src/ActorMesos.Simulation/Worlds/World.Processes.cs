using ActorMesos.Actors.Frameworks;
using ActorMesos.Actors.Slaves;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Leadership;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Slaves;
using ActorMesos.Kernel.Network;
using Akka.Actor;

namespace ActorMesos.Simulation.Worlds;

/// <content>How processes end, stand still and start again.</content>
public sealed partial class World
{
    private readonly HashSet<(string Peer, string Ended)> _unheard = [];

    /// <summary>
    /// A process ends without warning. What it had asked its disk to write is written or not, as the seed has it; its connections
    /// break, and those at the other end see it.
    /// </summary>
    /// <returns>Whether it was up.</returns>
    public bool Crash(NodeName name)
    {
        var node = NodeOf(AddressOf(name));
        if (node.Actor is not { } actor)
        {
            return false;
        }

        var ids = PersistenceIds(name);
        Stop(node, actor);
        _programs?.SlaveEnded(name);
        foreach (var id in ids)
        {
            Disk.Crash(id, written: _crashes.NextBelow(2) == 0);
        }

        TellPeers(node);
        return true;
    }

    /// <summary>A slave's host ends with all that runs there: what its programs had not synced is lost.</summary>
    internal void EndHost(NodeName slave) => _programs?.HostEnded(slave);

    /// <summary>Ends a process at once: nothing reaches it any more.</summary>
    internal void Stop(SimulatedNode node, IActorRef actor)
    {
        SimulatedNetwork.Disconnect(node.Place);
        _bugs!.Expect(actor);
        ((IInternalActorRef)actor).Stop();
    }

    /// <summary>A node's process stands still, and those of its tasks if it is a slave: what comes for it waits, until the result is disposed of. Null where it does not run.</summary>
    public IDisposable? Pause(NodeName name)
    {
        if (NodeOf(AddressOf(name)).Actor is not IInternalActorRef actor)
        {
            return null;
        }

        List<IInternalActorRef> paused = [actor, .. _programs?.ActorsOn(name).OfType<IInternalActorRef>() ?? []];
        paused.ForEach(one => one.Suspend());
        return new Undo(() => paused.ForEach(one => one.Resume(null)));
    }

    /// <summary>A node's clock is wrong, until the result is disposed of.</summary>
    public IDisposable SkewClock(NodeName name, TimeSpan by)
    {
        var node = NodeOf(AddressOf(name));
        node.Skew += by;
        return new Undo(() => node.Skew -= by);
    }

    /// <summary>A slave that could not use its disk has ended; whatever supervises its process starts it again.</summary>
    internal void DiskFailed(SimulatedNode node)
    {
        if (node.Actor is { } actor)
        {
            _bugs!.Expect(actor);
            Disconnect(node);
            _programs?.SlaveEnded(node.Name);
            Supervise(node.Name);
        }
    }

    /// <summary>A slave's process ends without warning, and whatever supervises it starts it again.</summary>
    internal void CrashAndSupervise(NodeName slave)
    {
        if (Crash(slave))
        {
            Supervise(slave);
        }
    }

    private void Supervise(NodeName slave) => System.Scheduler.Advanced.ScheduleOnce(Plan.Slave.RestartDelay, () => Restart(slave));

    /// <summary>A process has ended by itself, in good order.</summary>
    internal void Disconnect(SimulatedNode node)
    {
        SimulatedNetwork.Disconnect(node.Place);
        TellPeers(node);
    }

    /// <summary>A slave that was down starts again on a host that has booted, or with an empty disk.</summary>
    /// <param name="slave">Which.</param>
    /// <param name="boot">What it finds.</param>
    /// <param name="damage">What has become of its checkpoint; null for nothing.</param>
    /// <returns>Whether it was down.</returns>
    public bool Restart(NodeName slave, SlaveBoot boot, CheckpointDamage? damage = null)
    {
        if (IsUp(slave))
        {
            return false;
        }

        _boots[slave] = boot;
        if (damage is { } found)
        {
            _damages[slave] = found;
        }

        return Restart(slave);
    }

    /// <summary>What a slave is configured to be at its next start.</summary>
    public SlaveInfo ConfigurationOf(NodeName slave) => _configured.GetValueOrDefault(slave, _slaves[slave]);

    /// <summary>A slave that was down starts again with another configuration, which it has from then on.</summary>
    /// <returns>Whether it was down.</returns>
    public bool RestartAs(SlaveInfo configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        if (IsUp(configuration.Node))
        {
            return false;
        }

        _configured[configuration.Node] = configuration;
        return Restart(configuration.Node);
    }

    /// <summary>A process that had crashed starts again.</summary>
    /// <returns>Whether it was down.</returns>
    public bool Restart(NodeName name)
    {
        if (IsUp(name))
        {
            return false;
        }

        if (_slaves.ContainsKey(name))
        {
            SlaveShards.StartSlave(_region, name);
        }
        else if (_frameworks.ContainsKey(name))
        {
            StartFramework(name);
        }
        else if (name == LeadershipSettings.ZooKeeper)
        {
            StartZooKeeper();
        }
        else
        {
            StartMaster(name);
        }

        return true;
    }

    /// <summary>Where the process of a framework's scheduler is, which moves when another takes over; all other nodes stay where they are.</summary>
    public NodeName AddressOf(NodeName name) => _places.AddressOf(name);

    /// <summary>
    /// Another process of a framework's scheduler starts at an address of its own. A former one that still lives must have given up its
    /// state, see <see cref="GiveStateUp"/>.
    /// </summary>
    public void StartSuccessor(NodeName framework)
    {
        _places.Move(framework);
        StartFramework(framework);
    }

    private void TellPeers(SimulatedNode node)
    {
        foreach (var peer in Network.Peers(node.Place))
        {
            Tell(peer, node.Place);
        }
    }

    /// <summary>The end of a process that could not be heard of, in a partition say, is seen by whoever sends to it later and meets another process, or none.</summary>
    private void BreakConnection(Node from, Node to)
    {
        if (_unheard.Contains((from.Name, to.Name)))
        {
            Tell(from, to);
        }
    }

    private void Tell(Node peer, Node ended)
    {
        if (Network.Send(ended, peer, new Exited(new NodeName(ended.Name))))
        {
            _unheard.Remove((peer.Name, ended.Name));
        }
        else
        {
            _unheard.Add((peer.Name, ended.Name));
        }
    }

    private sealed class Undo(Action undo) : IDisposable
    {
        public void Dispose() => undo();
    }
}
