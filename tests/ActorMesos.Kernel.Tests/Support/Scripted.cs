using Akka.Actor;

namespace ActorMesos.Kernel.Tests.Support;

/// <summary>An actor that does with each message what the test says.</summary>
internal sealed class Scripted : UntypedActor
{
    private readonly Action<IActorContext, object> _receive;

    public Scripted(Action<IActorContext, object> receive) => _receive = receive;

    public static Props Props(Action<IActorContext, object> receive) => Akka.Actor.Props.Create<Scripted>(receive);

    protected override void OnReceive(object message) => _receive(Context, message);
}
