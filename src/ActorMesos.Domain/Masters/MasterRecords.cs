namespace ActorMesos.Domain.Masters;

using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Metrics;
using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;

/// <summary>A slave in the master's books.</summary>
public sealed class SlaveRecord(SlaveId id, SlaveInfo info, Resources total)
{
    /// <summary>Its id.</summary>
    public SlaveId Id { get; } = id;

    /// <summary>What it is.</summary>
    public SlaveInfo Info { get; internal set; } = info;

    /// <summary>All its resources, as reservations and volumes have made them.</summary>
    public Resources Total { get; internal set; } = total;

    /// <summary>What its tasks use.</summary>
    public Resources Used { get; internal set; } = Resources.Empty;

    /// <summary>Whether the connection stands.</summary>
    public bool IsConnected { get; internal set; } = true;

    /// <summary>Its tasks that are not over, or whose end is not acknowledged.</summary>
    public IReadOnlyList<TaskRecord> Tasks => TaskList;

    /// <summary>What is offered of it.</summary>
    public IReadOnlyList<Offer> Offers => OfferList;

    /// <summary>Its operations whose news nobody has acknowledged.</summary>
    public IReadOnlyList<OperationRecord> Operations => OperationList;

    /// <summary>What is neither used, nor offered, nor withheld for an operation that its slave has not answered.</summary>
    public Resources Available
    {
        get
        {
            var available = Total - Used;
            OfferList.ForEach(offer => available -= offer.Resources);
            OperationList.ForEach(operation => available -= operation.Withheld);
            return available;
        }
    }

    internal List<TaskRecord> TaskList { get; } = [];

    internal List<OperationRecord> OperationList { get; } = [];

    internal List<Offer> OfferList { get; } = [];

    /// <summary>How often it has come back while it was on the books.</summary>
    internal int Returns { get; set; }

    /// <summary>When it last registered again; null for one that is new.</summary>
    internal Instant? ReturnedAt { get; set; }

    internal int PingsMissed { get; set; }

    internal bool IsPinged { get; set; }
}

/// <summary>A framework in the master's books.</summary>
public sealed class FrameworkRecord(FrameworkId id, FrameworkInfo info)
{
    private readonly Queue<TaskRecord> _completed = new();

    /// <summary>Its id.</summary>
    public FrameworkId Id { get; } = id;

    /// <summary>What it is.</summary>
    public FrameworkInfo Info { get; private set; } = info;

    /// <summary>Whether its scheduler is connected.</summary>
    public bool IsConnected { get; internal set; } = true;

    /// <summary>The tasks that were over last, oldest first.</summary>
    public IReadOnlyCollection<TaskRecord> CompletedTasks => _completed;

    /// <summary>Whether it is offered anything: not while it is away, nor after its driver has aborted.</summary>
    public bool IsActive { get; internal set; } = true;

    /// <summary>Its tasks on slaves that are on the books, in the order of their launch.</summary>
    public IEnumerable<TaskRecord> PresentTasks => Tasks.Values;

    /// <summary>What is offered to it, by slave.</summary>
    public IReadOnlyList<Offer> PresentOffers => OffersInOrder();

    /// <summary>Whether it has had another role, so that its offers must say for which they are.</summary>
    internal bool HasChangedRole { get; private set; }

    internal void Become(FrameworkInfo info)
    {
        HasChangedRole |= info.Role != Info.Role;
        Info = info;
    }

    internal int Connections { get; set; } = 1;

    /// <summary>What is counted of all frameworks of its principal; null for one that has none.</summary>
    internal PrincipalMetrics? Principal { get; set; }

    /// <summary>What is counted of it alone; null in releases that count nothing.</summary>
    internal FrameworkMetrics? Metrics { get; set; }

    /// <summary>Its tasks on slaves that are unreachable, the oldest first.</summary>
    public IReadOnlyList<TaskRecord> UnreachableTasks => Unreachable.Values;

    internal Dictionary<TaskId, TaskRecord> Tasks { get; } = [];

    internal OrderedDictionary<TaskId, TaskRecord> Unreachable { get; } = [];

    internal HashSet<TaskId> TaskIds { get; } = [];

    /// <summary>The operations of which it wants to hear, until it has acknowledged their news.</summary>
    internal Dictionary<OperationId, OperationRecord> Operations { get; } = [];

    internal HashSet<Offer> Offers { get; } = new(ReferenceEqualityComparer.Instance);

    internal void Complete(TaskRecord task, int most)
    {
        _completed.Enqueue(task);
        while (_completed.Count > most)
        {
            _completed.Dequeue();
        }
    }

    internal List<Offer> OffersInOrder() => [.. Offers.OrderBy(offer => offer.SlaveId.Value, StringComparer.Ordinal).ThenBy(offer => offer.Id.Value, StringComparer.Ordinal)];

    /// <summary>The slave of a task is unreachable: the task's id stays taken, as long as the list has room.</summary>
    internal void KeepUnreachable(TaskRecord task, int most)
    {
        Unreachable[task.Info.Id] = task;
        TaskIds.Add(task.Info.Id);
        if (Unreachable.Count > most)
        {
            ForgetUnreachable(Unreachable.GetAt(0).Value);
        }
    }

    internal List<TaskRecord> UnreachableOn(SlaveId slave) => [.. Unreachable.Values.Where(task => task.Slave.Id == slave)];

    /// <summary>The task's slave is back, or will never be.</summary>
    internal void ForgetUnreachable(TaskRecord task)
    {
        Unreachable.Remove(task.Info.Id);
        if (!Tasks.ContainsKey(task.Info.Id))
        {
            TaskIds.Remove(task.Info.Id);
        }
    }
}

/// <summary>A task in the master's books.</summary>
public sealed class TaskRecord(FrameworkId frameworkId, SlaveRecord slave, TaskInfo info)
{
    /// <summary>Whose it is.</summary>
    public FrameworkId FrameworkId { get; } = frameworkId;

    /// <summary>Where it runs.</summary>
    public SlaveRecord Slave { get; } = slave;

    /// <summary>What was launched.</summary>
    public TaskInfo Info { get; } = info;

    /// <summary>What it takes of its slave: its own resources, and those of its executor while they are counted with it.</summary>
    public Resources Holds => HoldsExecutor ? Info.Resources + Info.Executor!.Resources : Info.Resources;

    /// <summary>Its latest state: once it is over its resources are free, even if its framework still thinks it runs.</summary>
    public TaskState State { get; internal set; } = TaskState.Staging;

    /// <summary>The state that its framework was told last.</summary>
    public TaskState ForwardedState { get; internal set; } = TaskState.Staging;

    /// <summary>Whether the resources of its executor are counted with it: of the tasks of one executor that are not over, one has them.</summary>
    internal bool HoldsExecutor { get; set; }

    internal Guid? ForwardedUuid { get; set; }

    internal bool IsKilled { get; set; }

    internal TimeSpan? KillGracePeriod { get; set; }
}
