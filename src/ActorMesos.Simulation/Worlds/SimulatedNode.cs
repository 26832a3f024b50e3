using ActorMesos.Actors.Seams;
using ActorMesos.Actors.Slaves;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Time;
using ActorMesos.Kernel.Network;
using ActorMesos.Kernel.Randomness;
using ActorMesos.Kernel.Recording;
using Akka.Actor;

namespace ActorMesos.Simulation.Worlds;

/// <summary>A node's place in a simulated world.</summary>
/// <param name="world">The world.</param>
/// <param name="name">Its address.</param>
/// <param name="host">The node whose clock it goes by; null for its own.</param>
internal sealed class SimulatedNode(World world, NodeName name, SimulatedNode? host = null) : INode
{
    private readonly Node _place = world.Network.Node(name.Value);
    private readonly Dice _dice = new(world.Plan.Seed, name.Value);
    private Node? _peer;

    public NodeName Name { get; } = name;

    public Instant Now => new(world.Loop.NowTicks + (host ?? this).Skew.Ticks);

    /// <summary>By how much its clock is ahead of the true time; negative where it is behind.</summary>
    public TimeSpan Skew { get; set; }

    /// <summary>The actor, while the node is up.</summary>
    public IActorRef? Actor => _place.Receiver;

    public Node Place => _place;

    public void Up(IActorRef receiver) => SimulatedNetwork.Connect(_place, receiver);

    public void Down() => world.Disconnect(this);

    public void Send(NodeName to, IProtocolMessage message) => world.Network.Send(_place, Peer(to.Value), message);

    public void Report(object happened)
    {
        var loop = world.Loop;
        loop.Cause = world.Recorder.Record(loop.NowTicks, Happening.Changed, null, Name.Value, happened, loop.Cause);
        world.Observed(Name.Value, happened);
        if (happened is SlaveDiskFailed)
        {
            world.DiskFailed(this);
        }
        else if (happened is FrameworkJoined joined)
        {
            world.FrameworkKnown(joined.Framework.Node, joined.FrameworkId);
        }
    }

    public double Draw() => _dice.NextFraction();

    /// <summary>The node of that name. All but the master mostly speak with one and the same.</summary>
    private Node Peer(string name) =>
        _peer is { } last && string.Equals(last.Name, name, StringComparison.Ordinal) ? last : _peer = world.Network.Node(name);
}
