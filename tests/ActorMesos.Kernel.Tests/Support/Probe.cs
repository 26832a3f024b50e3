using Akka.Actor;

namespace ActorMesos.Kernel.Tests.Support;

/// <summary>Notes what it is sent, and when.</summary>
internal sealed class Probe(KernelSystem world) : MinimalActorRef
{
    public List<(TimeSpan At, object Message)> Arrivals { get; } = [];

    public IEnumerable<object> Messages => Arrivals.Select(arrival => arrival.Message);

    public IEnumerable<TimeSpan> Times => Arrivals.Select(arrival => arrival.At);

    public override ActorPath Path { get; } = new RootActorPath(Address.AllSystems) / "probe";

    public override IActorRefProvider Provider { get; } = ((ExtendedActorSystem)world.System).Provider;

    protected override void TellInternal(object message, IActorRef sender) => Arrivals.Add((world.Now, message));
}
