using Akka.Actor;

namespace ActorMesos.Simulation.Worlds;

/// <summary>Takes the answer to a question that is asked from outside the simulation.</summary>
internal sealed class AnswerBox(ActorSystem system) : MinimalActorRef
{
    public object? Answer { get; private set; }

    public override ActorPath Path { get; } = new RootActorPath(Address.AllSystems) / "actormesos" / "question";

    public override IActorRefProvider Provider { get; } = ((ExtendedActorSystem)system).Provider;

    protected override void TellInternal(object message, IActorRef sender) => Answer = message;
}
