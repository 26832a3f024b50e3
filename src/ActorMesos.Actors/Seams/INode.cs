using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Time;
using Akka.Actor;

namespace ActorMesos.Actors.Seams;

/// <summary>What an actor may use of the world around it: its place on the network, the time, its own dice, and those who watch.</summary>
public interface INode
{
    /// <summary>The address of the node.</summary>
    NodeName Name { get; }

    /// <summary>The time.</summary>
    Instant Now { get; }

    /// <summary>The node is up, and this actor gets what is sent to it.</summary>
    void Up(IActorRef receiver);

    /// <summary>The process here has ended by itself: nothing reaches it, and whoever it had to do with sees the connection break.</summary>
    void Down();

    /// <summary>Sends a message to another node. It may be lost; it never overtakes an earlier one to the same node.</summary>
    void Send(NodeName to, IProtocolMessage message);

    /// <summary>Tells those who watch what happened here.</summary>
    void Report(object happened);

    /// <summary>The next draw in [0, 1) of the node's own dice.</summary>
    double Draw();
}
