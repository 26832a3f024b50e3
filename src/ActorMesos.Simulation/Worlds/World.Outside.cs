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
    private const int GatewaysLeast = 64;

    private static readonly NodeName OperatorGateway = new("operators:outside");

    private List<NodeName> _gateways = [];
    private int _gatewaysMost = GatewaysLeast;

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
        ForgetGateways();
        var node = NodeOf(subscription.Framework.Node);
        _gateways.Add(node.Name);
        System.ActorOf(SchedulerGatewayActor.Props(subscription, Plan.Leadership, node, client), node.Name.Value);
        Loop.DrainReady();
    }

    /// <summary>
    /// The nodes of subscriptions that are over, whose frameworks are elsewhere by now or are no more, are forgotten: each subscription has
    /// one of its own. Done when there are twice as many as remained the last time, it costs each subscription little.
    /// </summary>
    private void ForgetGateways()
    {
        if (_gateways.Count < _gatewaysMost || LeadingMaster() is not { } master)
        {
            return;
        }

        var inUse = master.Frameworks.Values.Select(framework => framework.Info.Node).ToHashSet();
        var over = _gateways.Where(name => !inUse.Contains(name) && NodeOf(name).Actor is null).Select(name => NodeOf(name).Place).ToList();
        var forgotten = Network.Forget(over).Select(node => new NodeName(node.Name)).ToHashSet();
        foreach (var name in forgotten)
        {
            _nodes.Remove(name);
        }

        _gateways = [.. _gateways.Where(name => !forgotten.Contains(name))];
        _gatewaysMost = Math.Max(GatewaysLeast, 2 * _gateways.Count);
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
