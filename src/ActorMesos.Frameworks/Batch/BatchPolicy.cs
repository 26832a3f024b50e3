using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;

namespace ActorMesos.Frameworks.Batch;

/// <summary>
/// Launches one short task per offer until each slave has had its share, and wants no more offers of a slave that has. A slave whose
/// maintenance begins before a task would end gets none, so that a batch can always leave in time.
/// </summary>
/// <remarks>
/// It is made for 50,000 slaves, so <see cref="Apply"/> changes its state in place and returns the policy itself; nothing else
/// changes it, and <see cref="Decide"/> only reads. Each message must carry at most one offer of a slave, as Mesos's do.
/// </remarks>
public sealed class BatchPolicy : IFrameworkPolicy
{
    /// <summary>How long after a kill the task is killed again, if it is not over.</summary>
    private static readonly TimeSpan KillAgain = TimeSpan.FromSeconds(30);

    private readonly BatchSettings _settings;
    private readonly BatchBook _book;
    private readonly BatchOffers _offers;
    private readonly BatchArrivals _arrivals;
    private readonly BatchReconciliation _reconciliation;
    private readonly BatchQueue _queue = new();

    /// <summary>A batch that has launched nothing.</summary>
    public BatchPolicy(FrameworkInfo framework, BatchSettings settings)
    {
        _settings = settings;
        _book = new BatchBook(settings);
        _reconciliation = new BatchReconciliation(_book);
        var draws = new BatchDraws(framework, settings);
        _offers = new BatchOffers(framework, settings, _book, draws);
        _arrivals = new BatchArrivals(framework, settings, _queue, draws);
    }

    /// <summary>How many slaves have offered something.</summary>
    public int SlavesSeen => _book.SlavesSeen;

    /// <summary>How many tasks were launched.</summary>
    public int TasksLaunched => _book.TasksLaunched;

    /// <summary>How many tasks are not over.</summary>
    public int TasksLive => _book.TasksLive;

    /// <summary>Whether every task is over and every slave that has offered something, and is still there, has had its tasks.</summary>
    public bool IsDone => Arrive ? _queue.Arrived == _settings.Tasks && _queue.IsEmpty && TasksLive == 0 : _book is { SlavesSeen: > 0, SlavesOwed: 0, TasksLive: 0 };

    /// <summary>True: a batch serves nobody.</summary>
    public bool IsHealthy => true;

    /// <summary>How long tasks have waited, where they arrive one after the other.</summary>
    public IReadOnlyList<Finding> Findings => [.. _queue.Findings()];

    private bool Arrive => _settings.Tasks > 0;

    /// <inheritdoc/>
    public PolicyDecision Decide(object happened, Instant now) => happened switch
    {
        FrameworkRegistered when Arrive => _arrivals.Await(),
        FrameworkReregistered when Arrive => _arrivals.Await().Then(_reconciliation.Begin()),
        FrameworkReregistered => _reconciliation.Begin(),
        Woken woken when _reconciliation.IsDue(woken.Reason) => _reconciliation.Continue(),
        Woken woken when Arrive && _arrivals.IsDue(woken.Reason) => _arrivals.Arrive(now),
        ResourceOffers { Offers: var offers } when Arrive => _arrivals.Answer(offers, now),
        ResourceOffers { Offers: var offers } => _offers.Answer(offers, now),
        InverseOffers { Offers: var inverse } => PolicyDecision.Call(new AcceptInverseOffers([.. inverse.Select(offer => offer.Id)])),
        StatusUpdate { Status: var status } when status.State.IsOverOrOutOfSight() && _book.IsLive(status.TaskId) =>
            new PolicyDecision([new BatchTaskEnded(status.TaskId)], [], []),
        Woken woken when _book.IsLive(new TaskId(woken.Reason)) => Kill(new TaskId(woken.Reason)),
        LostSlave lost when _book.IsOwed(lost.SlaveId) => new PolicyDecision([new BatchSlaveLost(lost.SlaveId)], [], []),
        StatusUpdate { Status: var status } when _reconciliation.IsUnanswered(status.TaskId) =>
            new PolicyDecision([new BatchTaskReconciled(status.TaskId)], [], []),
        _ => PolicyDecision.Nothing,
    };

    /// <inheritdoc/>
    public IFrameworkPolicy Apply(IEvent happened)
    {
        switch (happened)
        {
            case BatchTaskLaunched launched:
                _book.Launch(launched.TaskId, launched.SlaveId);
                break;
            case BatchTaskArrived arrived:
                _queue.Arrive(arrived.Number, arrived.At);
                break;
            case BatchArrivalLaunched launched:
                _queue.Launch(launched.Number, launched.At);
                _book.Launch(launched.TaskId, launched.SlaveId);
                break;
            case BatchTaskEnded ended:
                _book.End(ended.TaskId);
                _reconciliation.Answered(ended.TaskId);
                break;
            case BatchReconciliationBegan:
                _reconciliation.Began();
                break;
            case BatchTaskReconciled reconciled:
                _reconciliation.Answered(reconciled.TaskId);
                break;
            case BatchSlaveSeen seen:
                _book.See(seen.SlaveId);
                break;
            case BatchSlaveLost lost:
                _book.Lose(lost.SlaveId);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(happened), happened, "a batch does not know this event");
        }

        return this;
    }

    private PolicyDecision Kill(TaskId task)
    {
        TimeSpan? grace = _settings.KillGrace > TimeSpan.Zero ? _settings.KillGrace : null;
        return new PolicyDecision([], [new KillTask(task) { GracePeriod = grace }], [new Wake(KillAgain, task.Value)]);
    }
}
