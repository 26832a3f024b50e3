using ActorMesos.Actors.Leadership;
using ActorMesos.Actors.Operators;
using ActorMesos.Actors.Seams;
using ActorMesos.Domain.Leadership;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operators;
using Akka.Actor;

namespace ActorMesos.Actors.Gateways;

/// <summary>The place on the simulated network of operators who are outside of it: each call is sent to the master, and answered once.</summary>
public sealed class OperatorGatewayActor : UntypedActor
{
    private readonly INode _node;
    private readonly LeaderWatch _master;
    private readonly Dictionary<long, IOperatorClient?> _open = [];
    private long _asked;

    /// <summary>Starts the gateway.</summary>
    public OperatorGatewayActor(LeadershipSettings leadership, INode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        _node = node;
        node.Up(Self);
        _master = new LeaderWatch(leadership, node, Context);
    }

    /// <summary>How to make one.</summary>
    public static Props Props(LeadershipSettings leadership, INode node) => Akka.Actor.Props.Create(() => new OperatorGatewayActor(leadership, node));

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case not null when _master.Takes(message, out _):
                break;
            case OperatorRequest request:
                Ask(request);
                break;
            case OperatorAnswer answer when _open.Remove(answer.Number, out var client):
                client?.Answered(answer);
                break;
            case PatienceEnds ends when _open.Remove(ends.Number, out var client):
                client?.Answered(new OperatorAnswer(
                    ends.Number, OperatorStatus.ServiceUnavailable, new("master-answers", "the master did not answer in time; ask again later")));
                break;
            case OperatorAnswer or PatienceEnds or Exited:
                // Nobody waits for it any more.
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Ask(OperatorRequest request)
    {
        var number = ++_asked;
        _open.Add(number, request.Client);
        _master.Send(request.Call with { From = _node.Name, Number = number });
        Context.System.Scheduler.ScheduleTellOnce(OperatorActor.Patience, Self, new PatienceEnds(number), Self);
    }

    private sealed record PatienceEnds(long Number);
}

/// <summary>An operator outside asks something.</summary>
/// <param name="Call">What.</param>
/// <param name="Client">Who waits for the answer; null where nobody does, as in a replay.</param>
public sealed record OperatorRequest(OperatorCall Call, IOperatorClient? Client);
