using ActorMesos.Actors.Leadership;
using ActorMesos.Actors.Seams;
using ActorMesos.Domain.Leadership;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operators;
using Akka.Actor;

namespace ActorMesos.Actors.Operators;

/// <summary>Sends an operator's calls to the master and says what came back, or that nothing did.</summary>
public sealed class OperatorActor : UntypedActor
{
    /// <summary>How long an operator waits for an answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly INode _node;
    private readonly LeaderWatch _master;
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(1);

    private readonly Dictionary<long, OperatorCall> _open = [];
    private readonly HashSet<long> _insisting = [];
    private long _asked;

    /// <summary>Starts an operator's client.</summary>
    public OperatorActor(LeadershipSettings leadership, INode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        _node = node;
        node.Up(Self);
        _master = new LeaderWatch(leadership, node, Context);
    }

    /// <summary>How to make one.</summary>
    public static Props Props(LeadershipSettings leadership, INode node) => Akka.Actor.Props.Create(() => new OperatorActor(leadership, node));

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case not null when _master.Takes(message, out _):
                break;
            case OperatorCall call:
                Ask(call with { From = _node.Name, Number = ++_asked });
                break;
            case InsistOn insist:
                _insisting.Add(_asked + 1);
                Ask(insist.Call with { From = _node.Name, Number = ++_asked });
                break;
            case OperatorAnswer answer when _open.Remove(answer.Number, out var call):
                _node.Report(new OperatorAnswered(call, answer.Status, answer.Refusal));
                if (_insisting.Remove(answer.Number) && answer.Status is OperatorStatus.ServiceUnavailable)
                {
                    Context.System.Scheduler.ScheduleTellOnce(AskAgain, Self, new InsistOn(call), Self);
                }

                break;
            case OperatorAnswer or Exited:
                // An answer that nobody waits for any more, or a connection that breaks between two calls.
                break;
            case PatienceEnds ends when _open.Remove(ends.Number, out var call):
                _node.Report(new OperatorUnanswered(call));
                if (_insisting.Remove(ends.Number))
                {
                    Self.Tell(new InsistOn(call));
                }

                break;
            case PatienceEnds:
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Ask(OperatorCall call)
    {
        _open.Add(call.Number, call);
        _master.Send(call);
        Context.System.Scheduler.ScheduleTellOnce(Patience, Self, new PatienceEnds(call.Number), Self);
    }

    private sealed record PatienceEnds(long Number);
}

/// <summary>A call that is made again until a master answers it.</summary>
/// <param name="Call">The call.</param>
public sealed record InsistOn(OperatorCall Call);
