using ActorMesos.Actors.Leadership;
using ActorMesos.Actors.Seams;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Leadership;
using ActorMesos.Domain.Messages;
using Akka.Actor;

namespace ActorMesos.Actors.Gateways;

/// <summary>
/// The place on the simulated network of a scheduler that is outside of it: subscribes for it, hands its calls to the master and the
/// master's events to it. It lives as long as the subscription.
/// </summary>
public sealed class SchedulerGatewayActor : UntypedActor
{
    /// <summary>After how long an unanswered subscription is sent again: the simulated network may have lost it.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromSeconds(2);

    private readonly Subscription _subscription;
    private readonly INode _node;
    private readonly LeaderWatch _master;
    private readonly ISchedulerClient? _client;
    private FrameworkId? _id;

    /// <summary>Starts a gateway.</summary>
    /// <param name="subscription">What the scheduler said; its framework's address is that of the node.</param>
    /// <param name="leadership">Who may lead.</param>
    /// <param name="node">Its place.</param>
    /// <param name="client">Who hears of events; null where nobody listens, as in a replay.</param>
    public SchedulerGatewayActor(Subscription subscription, LeadershipSettings leadership, INode node, ISchedulerClient? client)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        ArgumentNullException.ThrowIfNull(node);
        (_subscription, _node, _client) = (subscription, node, client);
        node.Up(Self);
        _master = new LeaderWatch(leadership, node, Context);
        Subscribe();
    }

    /// <summary>How to make one.</summary>
    public static Props Props(Subscription subscription, LeadershipSettings leadership, INode node, ISchedulerClient? client) =>
        Akka.Actor.Props.Create(() => new SchedulerGatewayActor(subscription, leadership, node, client));

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case not null when _master.Takes(message, out var changed):
                if (changed && _id is not null)
                {
                    End();
                }

                break;
            case SubscriptionDue when _id is null:
                Subscribe();
                break;
            case SubscriptionDue:
                break;
            case FrameworkRegistered or FrameworkReregistered when _id is not null:
                // The subscription had been sent again before its answer came.
                break;
            case FrameworkRegistered registered:
                _id = registered.FrameworkId;
                _client?.Got(registered);
                break;
            case FrameworkReregistered reregistered:
                _id = reregistered.FrameworkId;
                _client?.Got(reregistered);
                break;
            case FrameworkError error:
                _client?.Got(error);
                End();
                break;
            case ResourceOffers or RescindResourceOffer or InverseOffers or RescindInverseOffer or LostSlave or StatusUpdate or OperationStatusUpdate or ExitedExecutor or ExecutorToFramework:
                _client?.Got((IProtocolMessage)message);
                break;
            case TeardownFramework when _id is { } id:
                _master.Send(new TeardownFramework { FrameworkId = id });
                End();
                break;
            case SchedulerCall call when _id is { } id:
                _master.Send(call with { FrameworkId = id });
                break;
            case StatusUpdateAcknowledgement acknowledgement when _id is { } id:
                _master.Send(acknowledgement with { FrameworkId = id });
                break;
            case SchedulerCall or StatusUpdateAcknowledgement:
                // A call that came before the subscription was answered, of which nobody could have known the id.
                break;
            case SchedulerGone or Exited:
                End();
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void Subscribe()
    {
        _master.Send(_subscription.Id is { } id
            ? new ReregisterFramework(id, _subscription.Framework, _subscription.SuppressedRoles) { Failover = true }
            : new RegisterFramework(_subscription.Framework, _subscription.SuppressedRoles));
        Context.System.Scheduler.ScheduleTellOnce(Again, Self, SubscriptionDue.Instance, Self);
    }

    private void End()
    {
        _client?.Closed();
        _node.Down();
        Context.Stop(Self);
    }

    private sealed record SubscriptionDue
    {
        public static readonly SubscriptionDue Instance = new();
    }
}

/// <summary>The scheduler's connection broke, or it closed it.</summary>
public sealed record SchedulerGone
{
    /// <summary>The only one.</summary>
    public static SchedulerGone Instance { get; } = new();
}
