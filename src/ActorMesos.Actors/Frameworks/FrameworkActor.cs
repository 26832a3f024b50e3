using ActorMesos.Actors.Leadership;
using ActorMesos.Actors.Seams;
using ActorMesos.Domain.Authentication;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Leadership;
using ActorMesos.Domain.Messages;
using Akka.Actor;
using Akka.Persistence;

namespace ActorMesos.Actors.Frameworks;

/// <summary>
/// Hosts one framework's policy, as Mesos's scheduler driver does: subscribes until the master answers, hands events in, sends calls
/// out, and acknowledges updates once the policy's events are persisted.
/// </summary>
public sealed class FrameworkActor : UntypedPersistentActor
{
    private readonly INode _node;
    private readonly FrameworkInfo _info;
    private readonly DriverSettings _settings;
    private readonly LeaderWatch _master;
    private readonly Handshake _handshake;
    private IFrameworkPolicy _policy;
    private FrameworkId? _id;
    private bool _isConnected;
    private bool _isOver;
    private bool _hasSubscribed;
    private bool _isReplaced;
    private int _round;

    /// <summary>Starts a framework, or starts it again after a crash; its state is kept under the address where it began, wherever it is now.</summary>
    public FrameworkActor(
        FrameworkInfo info, IFrameworkPolicy policy, DriverSettings settings, LeadershipSettings leadership, INode node, NodeName? home = null)
    {
        ArgumentNullException.ThrowIfNull(info);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(node);
        _info = info;
        _policy = policy;
        _settings = settings;
        _handshake = new Handshake(settings.Credential);
        _node = node;
        PersistenceId = IdOf((home ?? info.Node).Value);
        node.Up(Self);
        _master = new LeaderWatch(leadership, node, Context);
    }

    /// <inheritdoc/>
    public override string PersistenceId { get; }

    /// <summary>The id under which the framework of that address keeps its events.</summary>
    public static string IdOf(string node) => $"framework-{node}";

    /// <summary>How to make one.</summary>
    public static Props Props(
        FrameworkInfo info, IFrameworkPolicy policy, DriverSettings settings, LeadershipSettings leadership, INode node, NodeName? home = null) =>
        Akka.Actor.Props.Create(() => new FrameworkActor(info, policy, settings, leadership, node, home));

    /// <inheritdoc/>
    protected override bool AroundReceive(Receive receive, object message)
    {
        if (ReferenceEquals(message, GetFramework.AtOnce) && IsRecoveryFinished)
        {
            Sender.Tell(_policy);
            return true;
        }

        return base.AroundReceive(receive, message);
    }

    /// <inheritdoc/>
    protected override void OnCommand(object message)
    {
        switch (message)
        {
            case FrameworkError error when _isReplaced:
                _node.Report(error);
                _node.Down();
                Context.Stop(Self);
                break;
            case IProtocolMessage or Woken or SubscriptionDue when _isReplaced:
                // It still lives, and may no longer do anything: its state is another's now.
                break;
            case GiveStateUp:
                _isReplaced = _id is not null;
                Sender.Tell(_isReplaced ? StateGivenUp.Instance : NothingToGiveUp.Instance);
                break;
            case not null when _master.Takes(message, out var changed):
                if (changed)
                {
                    Lost();
                }

                break;
            case SubscriptionDue due:
                Subscribe(due);
                break;
            case AuthenticationLate late when _handshake.Awaits(late.Question):
                Authenticate(_handshake.Owed!);
                break;
            case AuthenticationCompleted when _handshake.Answered():
                Self.Tell(new SubscriptionDue(0, _round));
                break;
            case AuthenticationFailed when _handshake.IsAsking:
                End(new FrameworkError("Master refused authentication"));
                break;
            case AuthenticationLate or AuthenticationCompleted or AuthenticationFailed:
                // The question was of a connection that is over, or has been answered.
                break;
            case FrameworkRegistered or FrameworkReregistered when _isOver:
                break;
            case FrameworkRegistered registered:
                Connected(registered.FrameworkId, registered);
                break;
            case FrameworkReregistered reregistered:
                Connected(reregistered.FrameworkId, reregistered);
                break;
            case FrameworkError error:
                End(error);
                break;
            case ResourceOffers or RescindResourceOffer or LostSlave or StatusUpdate or OperationStatusUpdate
                or ExitedExecutor or ExecutorToFramework or InverseOffers or RescindInverseOffer when !_isConnected:
                // As Mesos's driver does: it was meant for a subscription that is over. News comes again until it is acknowledged.
                break;
            case ResourceOffers or RescindResourceOffer or InverseOffers or RescindInverseOffer or LostSlave or ExitedExecutor or ExecutorToFramework:
                Carry(Decide(message), null);
                break;
            case LaunchUnsent unsent:
                Carry(Decide(unsent.Update), null);
                break;
            case StatusUpdate update:
                Carry(Decide(update), Acknowledgement(update));
                break;
            case OperationStatusUpdate update:
                Carry(Decide(update), Acknowledgement(update));
                break;
            case Exited:
                Lost();
                break;
            case Woken when _isOver:
                break;
            case Woken woken:
                Carry(Decide(woken), null);
                break;
            case GetFramework:
                Sender.Tell(_policy);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    /// <inheritdoc/>
    protected override void OnRecover(object message)
    {
        switch (message)
        {
            case FrameworkIdAssigned assigned:
                _id = assigned.FrameworkId;
                break;
            case IEvent happened:
                _policy = Applied(happened);
                break;
            case RecoveryCompleted:
                Self.Tell(new SubscriptionDue(0, _round));
                break;
        }
    }

    /// <summary>The master is gone, or another one leads: the driver subscribes anew.</summary>
    private void Lost()
    {
        _isConnected = false;
        _handshake.Void();
        Self.Tell(new SubscriptionDue(0, ++_round));
    }

    private void Subscribe(SubscriptionDue due)
    {
        if (_isConnected || _isOver || due.Round != _round)
        {
            return;
        }

        if (_handshake.Owed is { } credential)
        {
            if (!_handshake.IsAsking)
            {
                Authenticate(credential);
            }

            return;
        }

        _master.Send(_id is { } id ? new ReregisterFramework(id, _info) { Failover = _hasSubscribed ? null : true } : new RegisterFramework(_info));
        var most = Math.Min(_settings.RegistrationBackoff.Ticks << Math.Min(due.Attempt, 20), _settings.BackoffMostOf(_info).Ticks);
        Remind(TimeSpan.FromTicks(1 + (long)(most * _node.Draw())), due with { Attempt = due.Attempt + 1 });
    }

    private void Authenticate(Credential credential)
    {
        _master.Send(new Authenticate(_info.Node, credential));
        Remind(_settings.AuthenticationTimeout, new AuthenticationLate(_handshake.Ask()));
    }

    private void End(FrameworkError error)
    {
        if (_isConnected && !_isOver)
        {
            // As a driver does that aborts, so that the master offers it nothing more.
            _master.Send(new DeactivateFramework { FrameworkId = _id!.Value });
        }

        (_isOver, _isConnected) = (true, false);
        _handshake.Void();
        _node.Report(error);
    }

    private void Connected(FrameworkId id, object message)
    {
        if (_isConnected)
        {
            return;
        }

        (_isConnected, _hasSubscribed) = (true, true);
        if (_id == id)
        {
            Carry(Decide(message), null);
            return;
        }

        Persist(new FrameworkIdAssigned(id), assigned =>
        {
            _id = assigned.FrameworkId;
            _node.Report(assigned);
            Carry(Decide(message), null);
        });
    }

    private PolicyDecision Decide(object happened) => _policy.Decide(happened, _node.Now) ?? throw new InvalidOperationException(
        $"the policy of '{_info.Name}' has answered null to {happened.GetType().Name}; where there is nothing to do, PolicyDecision.Nothing is the answer");

    private IFrameworkPolicy Applied(IEvent happened) => _policy.Apply(happened) ?? throw new InvalidOperationException(
        $"the policy of '{_info.Name}' has become null with {happened.GetType().Name}; Apply answers with the policy as it is afterwards");

    private void Carry(PolicyDecision decision, IProtocolMessage? acknowledgement)
    {
        var durable = decision.Events.Where(happened => happened.IsDurable).ToList();
        if (durable.Count == 0)
        {
            Perform(decision, acknowledgement);
            return;
        }

        var left = durable.Count;
        PersistAll(durable, _ =>
        {
            if (--left == 0)
            {
                Perform(decision, acknowledgement);
            }
        });
    }

    private void Perform(PolicyDecision decision, IProtocolMessage? acknowledgement)
    {
        foreach (var happened in decision.Events)
        {
            _policy = Applied(happened);
            if (happened.IsDurable)
            {
                _node.Report(happened);
            }
        }

        if (acknowledgement is not null)
        {
            _master.Send(acknowledgement);
        }

        foreach (var call in decision.Calls)
        {
            if (_isConnected)
            {
                _master.Send(call with { FrameworkId = _id!.Value });
                continue;
            }

            foreach (var unsent in UnsentLaunches.Of(call, _id!.Value, _info, _settings.Semantics, _node.Now))
            {
                Self.Tell(new LaunchUnsent(unsent));
            }
        }

        foreach (var wake in decision.Wakes)
        {
            Remind(wake.After, new Woken(wake.Reason));
        }
    }

    private StatusUpdateAcknowledgement? Acknowledgement(StatusUpdate update) => update.Status is { Uuid: { } uuid } status
        ? new StatusUpdateAcknowledgement(_id!.Value, status.SlaveId, status.TaskId, uuid)
        : null;

    private AcknowledgeOperationStatus? Acknowledgement(OperationStatusUpdate update) =>
        update.Status is { Uuid: { } uuid, OperationId: { } operation, SlaveId: { } slave }
            ? new AcknowledgeOperationStatus(operation, slave, uuid) { FrameworkId = _id!.Value }
            : null;

    private void Remind(TimeSpan after, object tick) => Context.System.Scheduler.ScheduleTellOnce(after, Self, tick, Self);

    private sealed record SubscriptionDue(int Attempt, int Round);

    private sealed record AuthenticationLate(int Question);

    private sealed record LaunchUnsent(StatusUpdate Update);
}

/// <summary>The framework got its id.</summary>
/// <param name="FrameworkId">The id.</param>
public sealed record FrameworkIdAssigned(FrameworkId FrameworkId) : IEvent
{
    /// <inheritdoc/>
    public bool IsDurable => true;
}
