using ActorMesos.Actors.Seams;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Time;
using Akka.Actor;
using Akka.TestKit;

namespace ActorMesos.Actors.Tests.Support;

/// <summary>A message that an actor sent to another node.</summary>
internal sealed record Sent(string To, IProtocolMessage Message);

/// <summary>A node without a network: what its actor sends goes to one probe, what it reports to another.</summary>
internal sealed class FakeNode(string name, IScheduler scheduler, TestProbe sent, TestProbe reported) : INode
{
    private readonly DateTimeOffset _start = scheduler.Now;

    public NodeName Name { get; } = new(name);

    public Instant Now => Instant.After(scheduler.Now - _start);

    public IActorRef? Receiver { get; private set; }

    public void Up(IActorRef receiver) => Receiver = receiver;

    public void Down() => Receiver = null;

    public void Send(NodeName to, IProtocolMessage message) => sent.Tell(new Sent(to.Value, message));

    public void Report(object happened) => reported.Tell(happened);

    public double Draw() => 0.5;
}
