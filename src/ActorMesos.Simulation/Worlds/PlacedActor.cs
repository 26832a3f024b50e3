using ActorMesos.Actors.Seams;
using Akka.Actor;

namespace ActorMesos.Simulation.Worlds;

/// <summary>Makes an actor that knows nothing of the world's places, and puts it in its own.</summary>
internal sealed class PlacedActor(Props props, INode node) : IIndirectActorProducer
{
    public Type ActorType => props.Type;

    public static Props At(INode node, Props props) => Props.CreateBy(new PlacedActor(props, node));

    public ActorBase Produce()
    {
        node.Up(ActorCell.GetCurrentSelfOrNoSender()!);
        return props.NewActor();
    }

    public void Release(ActorBase actor)
    {
    }
}
