using ActorMesos.Actors.Gateways;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operators;
using ActorMesos.Kernel.Recording;
using Akka.Actor;

namespace ActorMesos.Simulation.Worlds;

/// <content>What comes in from outside, between two steps, and whom it concerns.</content>
public sealed partial class World
{
    private static readonly NodeName OperatorGateway = new("operators:outside");

    /// <summary>Records what comes in; all that follows from it follows from this line.</summary>
    /// <param name="node">Where it comes in.</param>
    /// <param name="call">What comes in.</param>
    internal void Enter(NodeName node, object call)
    {
        Loop.Cause = Recorder.Record(Loop.NowTicks, Happening.Entered, null, node.Value, call, 0);
        Observed(node.Value, call);
    }

    /// <summary>A scheduler outside subscribes, from a node of its own.</summary>
    internal void StartGateway(Subscription subscription, ISchedulerClient? client)
    {
        var node = NodeOf(subscription.Framework.Node);
        System.ActorOf(SchedulerGatewayActor.Props(subscription, Plan.Leadership, node, client), node.Name.Value);
        Loop.DrainReady();
    }

    /// <summary>A scheduler outside calls, or is gone. Where its subscription is over, nobody hears it.</summary>
    internal void TellGateway(NodeName node, object call)
    {
        Tell(node, call);
        Loop.DrainReady();
    }

    /// <summary>An operator outside asks something of the master.</summary>
    internal void OperateFromOutside(OperatorCall call, IOperatorClient? client)
    {
        if (NodeOf(OperatorGateway).Actor is null)
        {
            System.ActorOf(OperatorGatewayActor.Props(Plan.Leadership, NodeOf(OperatorGateway)), OperatorGateway.Value);
            Loop.DrainReady();
        }

        NodeOf(OperatorGateway).Actor!.Tell(new OperatorRequest(call, client), ActorRefs.NoSender);
        Loop.DrainReady();
    }
}
