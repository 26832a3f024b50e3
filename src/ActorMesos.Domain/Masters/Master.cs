using System.Collections.Immutable;
using ActorMesos.Domain.Allocation;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Maintenance;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Metrics;
using ActorMesos.Domain.Operators;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Masters;

/// <summary>
/// The leading master: takes messages, keeps its books, and says what should be sent and persisted. It takes time as a parameter and
/// keeps mutable indexes, since it must be fast at 50,000 slaves; what it does with a message stands in the file of that concern.
/// </summary>
public sealed partial class Master
{
    private readonly MasterBooks _books;
    private readonly Authentications _authentications;
    private readonly SlaveHealth _health;
    private readonly SlaveDepartures _departures;
    private readonly SlaveDrains _drains;
    private readonly MaintenanceCalls _maintenance;
    private readonly RegistryPruning _pruning;
    private readonly SlaveAdmissions _admissions;
    private readonly Subscriptions _subscriptions;
    private readonly FrameworkUpdates _updates;
    private readonly Intake _intake;
    private readonly Instant _elected;
    private readonly Acceptances _acceptances;
    private readonly TaskBook _tasks;
    private readonly TaskReconciliation _reconciliation;
    private readonly ExecutorCalls _executors;
    private readonly OperationFeedback _feedback;
    private readonly OperationBook _operations;
    private readonly OperatorCalls _operators;

    /// <summary>A master that has just been elected.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="settings">Its constants.</param>
    /// <param name="registry">What its predecessors left.</param>
    /// <param name="now">When it was elected.</param>
    /// <param name="dropped">How many messages its process dropped before, since it did not lead or had not read the registry.</param>
    public Master(MasterId id, MasterSettings settings, Registry registry, Instant now, long dropped = 0)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(registry);
        _books = new MasterBooks(id, settings.After(registry), Outbox);
        _elected = now;
        _books.Metrics.Dropped = dropped;
        Outbox.Sending = Count;
        Outbox.Reporting = _books.Metrics.Saw;
        _intake = new Intake(_books);
        _updates = new FrameworkUpdates(_books);
        _authentications = new Authentications(_books);
        var gatekeeper = new Gatekeeper(_books, _authentications);
        _operations = new OperationBook(_books);
        _feedback = new OperationFeedback(_books, _operations);
        _departures = new SlaveDepartures(_books, _feedback);
        _health = new SlaveHealth(_books, _departures);
        _drains = new SlaveDrains(_books);
        _maintenance = new MaintenanceCalls(_books, _departures);
        _pruning = new RegistryPruning(_books);
        _admissions = new SlaveAdmissions(_books, _health, _departures, _drains, _operations, gatekeeper);
        _subscriptions = new Subscriptions(_books, _operations, gatekeeper);
        _operators = new OperatorCalls(_books, _operations, _subscriptions, new RoleCalls(_books), new SlaveCalls(_books), _maintenance, _authentications);
        _acceptances = new Acceptances(_books, _operations, _feedback);
        _reconciliation = new TaskReconciliation(_books);
        _executors = new ExecutorCalls(_books);
        _tasks = new TaskBook(_books, _reconciliation);
        _books.RegisteredBefore = registry.Slaves.Count;
        foreach (var (slave, info) in registry.Slaves.OrderBy(entry => entry.Key.Value, StringComparer.Ordinal))
        {
            _books.Recovered.Add(slave, info);
        }

        _pruning.Recover(registry, now);
        _drains.Recover(registry);
        _maintenance.Recover(registry);
        _books.Agenda.Put(now + settings.AllocationInterval, AllocationDue.Instance);
        if (registry.Slaves.Count > 0)
        {
            _books.Agenda.Put(now + settings.ReregisterTimeout, ReregistrationDue.Instance);
            _books.Allocator.AwaitSlaves(registry.Slaves.Count, now + MasterSettings.AwaitSlavesMost);
        }
    }

    /// <summary>Its id.</summary>
    public MasterId Id => _books.Id;

    /// <summary>What it wants done.</summary>
    public Outbox Outbox { get; } = new();

    /// <summary>When <see cref="Wake"/> must be called next.</summary>
    public Instant? NextWake => _books.Agenda.Next;

    /// <summary>The slaves on its books.</summary>
    public IReadOnlyDictionary<SlaveId, SlaveRecord> Slaves => _books.Slaves;

    /// <summary>The slave at that address, one that is unreachable too; null when the master does not know any there.</summary>
    public SlaveId? SlaveAt(NodeName node) => _books.SlavesByNode.GetValueOrDefault(node)?.Id ?? _books.Removed.LastAt(node, _books.Unreachable.ContainsKey);

    /// <summary>The frameworks on its books.</summary>
    public IReadOnlyDictionary<FrameworkId, FrameworkRecord> Frameworks => _books.Frameworks;

    /// <summary>The frameworks that have not come to this master, of which slaves have told it.</summary>
    public IEnumerable<FrameworkId> RecoveredFrameworks => _books.RecoveredFrameworks();

    /// <summary>The quotas of roles, as operators have left them.</summary>
    public ImmutableSortedDictionary<string, Quota> Quotas => _books.Allocator.Quotas.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>What roles weigh, as operators have left it; a role that is not named weighs 1.</summary>
    public ImmutableSortedDictionary<string, double> Weights => _books.Allocator.Weights.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>What is planned of machines, and which are down.</summary>
    public MaintenancePlan Maintenance => _books.Machines.Plan;

    /// <summary>Takes a message of the protocol.</summary>
    /// <returns>False for a message that no master understands.</returns>
    public bool Receive(IProtocolMessage message, Instant now) => _intake.Holds(message, now) || Understand(message, now);

    /// <summary>Every metric under Mesos's name; what is not counted is read off the books, so that asking costs time and counting little.</summary>
    public MetricsSnapshot Metrics(Instant now) => MasterReading.Of(_books, _elected, now);

    private bool Understand(IProtocolMessage message, Instant now)
    {
        var isKnown = Take(message, now);
        _drains.Check();
        return isKnown;
    }

    private bool Take(IProtocolMessage message, Instant now)
    {
        if (message is not (SchedulerCall or StatusUpdateAcknowledgement))
        {
            _books.Metrics.Received(message);
        }

        switch (message)
        {
            case Authenticate authenticate:
                _authentications.Receive(authenticate);
                return true;
            case RegisterSlave register:
                _admissions.Register(register, now);
                return true;
            case ReregisterSlave reregister:
                _admissions.Reregister(reregister, now);
                return true;
            case UnregisterSlave goodbye:
                _departures.Unregister(goodbye);
                return true;
            case Pong pong:
                _health.Pong(pong);
                return true;
            case StatusUpdate update:
                _tasks.Update(update);
                return true;
            case StatusUpdateAcknowledgement ack:
                if (Caller(ack.FrameworkId) is { } acknowledging)
                {
                    Count(acknowledging, ack);
                    _tasks.Acknowledge(acknowledging, ack);
                }
                else
                {
                    _books.Metrics.Acknowledgement(isValid: false);
                }

                return true;
            case ExecutorToFramework said:
                _executors.Answer(said);
                return true;
            case ExitedExecutor exited:
                _executors.Exited(exited);
                return true;
            case OperationStatusUpdate update:
                _feedback.Update(update, now);
                return true;
            case UpdateSlave update:
                if (_books.Slaves.GetValueOrDefault(update.SlaveId) is { } updated)
                {
                    _operations.Believe(updated, update.Checkpointed, update.Operations);
                }

                return true;
            case OperatorCall call:
                _operators.Answer(call, now);
                return true;
            case RegisterFramework register:
                _subscriptions.Register(register, now);
                return true;
            case ReregisterFramework reregister:
                _subscriptions.Reregister(reregister, now);
                return true;
            case SchedulerCall call:
                if (Caller(call.FrameworkId) is { } caller)
                {
                    Count(caller, call);
                    return Receive(caller, call, now);
                }

                return true;
            case Exited broken:
                Exited(broken, now);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Changes of the registry are persisted: what they were made for happens now.</summary>
    public void Persisted(IEnumerable<RegistryEvent> changes, Instant now)
    {
        ArgumentNullException.ThrowIfNull(changes);
        foreach (var change in changes)
        {
            switch (change)
            {
                case SlaveAdmission admission:
                    _admissions.Admitted(admission, now);
                    break;
                case SlaveRemoval removal:
                    _departures.Removed(removal, now);
                    break;
                case SlaveMadeUnreachable unreachable:
                    _departures.MadeUnreachable(unreachable, now);
                    break;
                case SlaveMarkedGone gone:
                    _departures.MarkedGone(gone, now);
                    _pruning.Note(gone.SlaveId, gone.At);
                    break;
                case SlaveInactivated inactivated:
                    _drains.Inactivated(inactivated, now);
                    break;
                case SlaveReactivated reactivated:
                    _drains.Reactivated(reactivated);
                    break;
                case MaintenanceEvent planned:
                    _maintenance.Changed(planned);
                    break;
                case RegistryPruned pruned:
                    _pruning.Pruned(pruned);
                    break;
            }

            _operators.Persisted(change);
            if (!_books.Settings.Semantics.AllocationsCoalesce)
            {
                _books.Allocate(now);
            }
        }

        _drains.Check();
        _books.Allocate(now);
    }

    /// <summary>Does everything that is due.</summary>
    public void Wake(Instant now)
    {
        while (_books.Agenda.TryTake(now, out var item))
        {
            switch (item)
            {
                case AllocationDue:
                    _books.AllocateAll(now);
                    _books.Agenda.Put(now + _books.Settings.AllocationInterval, AllocationDue.Instance);
                    break;
                case SlaveHealth.PingDue due:
                    _health.Due(due, now);
                    break;
                case MasterBooks.OfferDue due:
                    _books.Due(due);
                    break;
                case InverseOfferBook.InverseOfferDue due:
                    _books.InverseOffers.Due(due);
                    break;
                case Intake.Due due:
                    Understand(_intake.Take(due, now), now);
                    break;
                case Subscriptions.FailoverDue due:
                    _subscriptions.Due(due);
                    break;
                case ReregistrationDue:
                    _departures.GiveUpRecovered(_admissions.ComesBack, now);
                    break;
                case SlaveDepartures.ReturnDue due:
                    _departures.Due(due, now);
                    break;
                case RegistryPruning.PruningDue:
                    _pruning.Due(now);
                    break;
                case RemovalQueue.TurnDue:
                    _departures.Queue.Due(now);
                    break;
            }
        }

        _drains.Check();
    }

    private bool Receive(FrameworkRecord caller, SchedulerCall call, Instant now)
    {
        switch (call)
        {
            case Accept accept:
                _acceptances.Accept(caller, accept, now);
                return true;
            case Decline decline:
                _acceptances.Decline(caller, decline, now);
                return true;
            case AcceptInverseOffers accept:
                _acceptances.Answer(caller, accept.InverseOfferIds, isAccepted: true, accept.RefuseSeconds, now);
                return true;
            case DeclineInverseOffers decline:
                _acceptances.Answer(caller, decline.InverseOfferIds, isAccepted: false, decline.RefuseSeconds, now);
                return true;
            case ReviveOffers revive:
                _subscriptions.Revive(caller, revive, now);
                return true;
            case SuppressOffers suppress:
                _subscriptions.Suppress(caller, suppress);
                return true;
            case KillTask kill:
                _tasks.Kill(caller, kill, now);
                return true;
            case ShutdownExecutor shutdown:
                _executors.Shutdown(caller, shutdown);
                return true;
            case SendToExecutor send:
                _executors.Send(caller, send);
                return true;
            case ReconcileTasks reconcile:
                _reconciliation.Answer(caller, reconcile, now);
                return true;
            case AcknowledgeOperationStatus acknowledge:
                _feedback.Acknowledge(caller, acknowledge);
                return true;
            case ReconcileOperations reconcile:
                _feedback.Reconcile(caller, reconcile);
                return true;
            case UpdateFramework update:
                _updates.Update(caller, update);
                return true;
            case DeactivateFramework:
                _subscriptions.Deactivate(caller);
                return true;
            case TeardownFramework:
                _subscriptions.Remove(caller);
                return true;
            default:
                return false;
        }
    }

    private void Exited(Exited exited, Instant now)
    {
        _authentications.Exited(exited.Node);
        if (_books.SlavesByNode.GetValueOrDefault(exited.Node) is { } slave)
        {
            _departures.Exited(slave, now);
        }
        else if (_books.FrameworksByNode.GetValueOrDefault(exited.Node) is { } framework)
        {
            _subscriptions.Exited(framework, now);
        }
        else
        {
            _admissions.Exited(exited.Node);
        }
    }

    private void Count(FrameworkRecord caller, IProtocolMessage call)
    {
        _books.Metrics.Received(call);
        if (caller.Metrics is { } metrics)
        {
            metrics.Called(call);
            metrics.Accepted += call is Accept accept ? Owned(caller, accept.OfferIds) : 0;
            metrics.Declined += call is Decline decline ? Owned(caller, decline.OfferIds) : 0;
        }
    }

    private int Owned(FrameworkRecord caller, IReadOnlyList<OfferId> offers) =>
        offers.Count(id => _books.Offers.GetValueOrDefault(id)?.FrameworkId == caller.Id);

    private void Count(NodeName to, IProtocolMessage message)
    {
        if (message is StatusUpdate or ResourceOffers or ExecutorToFramework or ExitedExecutor or RescindResourceOffer or LostSlave or OperationStatusUpdate
            or FrameworkRegistered or FrameworkReregistered or FrameworkError or InverseOffers or RescindInverseOffer)
        {
            _books.FrameworksByNode.GetValueOrDefault(to)?.Metrics?.Sent(message);
        }
    }

    /// <summary>The framework of that id, while it is connected; calls of others are dropped, as Mesos drops them.</summary>
    private FrameworkRecord? Caller(FrameworkId id) => _books.Frameworks.GetValueOrDefault(id) is { IsConnected: true } caller ? caller : null;
}
