using ActorMesos.Domain.Allocation;
using ActorMesos.Domain.Authorization;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Metrics;
using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;
using TaskStatus = ActorMesos.Domain.Tasks.TaskStatus;

namespace ActorMesos.Domain.Masters;

/// <summary>What the parts of a master share: the books of slaves, frameworks and offers, and the way out.</summary>
internal sealed class MasterBooks(MasterId id, MasterSettings settings, Outbox outbox)
{
    private int _offersMade;
    private InverseOfferBook? _inverseOffers;

    public MasterId Id { get; } = id;

    public MasterSettings Settings { get; } = settings;

    public Outbox Outbox { get; } = outbox;

    public Authorizer Authorizer { get; } = new(settings.Acls);

    public Agenda Agenda { get; } = new();

    public MasterMetrics Metrics { get; } = new(settings.Semantics.MetricsAreDetailed);

    public HierarchicalAllocator Allocator { get; } = new(settings.AllocatorOf(id));

    public Dictionary<SlaveId, SlaveRecord> Slaves { get; } = [];

    public Dictionary<NodeName, SlaveRecord> SlavesByNode { get; } = [];

    public Dictionary<FrameworkId, FrameworkRecord> Frameworks { get; } = [];

    public Dictionary<NodeName, FrameworkRecord> FrameworksByNode { get; } = [];

    public Dictionary<OfferId, Offer> Offers { get; } = [];

    /// <summary>Slaves of the registry that have not come back since this master took over.</summary>
    public Dictionary<SlaveId, SlaveInfo> Recovered { get; } = [];

    /// <summary>How many slaves the registry held when this master took over.</summary>
    public int RegisteredBefore { get; set; }

    /// <summary>Slaves whose removal is on its way to the registry: nothing stops it any more.</summary>
    public HashSet<SlaveId> Removing { get; } = [];

    public RemovedSlaves Removed { get; } = new(settings.RemovedSlavesMost);

    /// <summary>Slaves that do not answer, and since when. They may come back with their tasks.</summary>
    public Dictionary<SlaveId, Instant> Unreachable { get; } = [];

    /// <summary>Slaves that operators gave up for good.</summary>
    public HashSet<SlaveId> Gone { get; } = [];

    /// <summary>Slaves of which nothing is offered, by the will of operators.</summary>
    public Dictionary<SlaveId, SlaveInactivity> Inactive { get; } = [];

    /// <summary>What is planned of machines.</summary>
    public MachineBook Machines { get; } = new();

    /// <summary>Who is asked to leave which slave.</summary>
    public InverseOfferBook InverseOffers => _inverseOffers ??= new InverseOfferBook(this);

    /// <summary>The frameworks that ended last, oldest first.</summary>
    public Queue<FrameworkId> Completed { get; } = new();

    /// <summary>The same with what was known of those that had come to this master.</summary>
    public Queue<FrameworkRecord> CompletedRecords { get; } = new();

    /// <summary>The slaves in the order of their ids.</summary>
    public IEnumerable<SlaveRecord> SlavesInOrder() => Slaves.Values.OrderBy(slave => slave.Id.Value, StringComparer.Ordinal);

    /// <summary>The frameworks in the order of their ids.</summary>
    public IEnumerable<FrameworkRecord> FrameworksInOrder() => Frameworks.Values.OrderBy(framework => framework.Id.Value, StringComparer.Ordinal);

    /// <summary>Every slave is told what the framework is now, since an executor may run where no task does.</summary>
    public void Broadcast(FrameworkRecord framework)
    {
        var update = new UpdateFrameworkOnSlave(framework.Id, framework.Info);
        foreach (var slave in SlavesInOrder())
        {
            if (slave.IsConnected)
            {
                Outbox.Send(slave.Info.Node, update);
            }
        }
    }

    /// <summary>The frameworks that have not come to this master, of which slaves have tasks.</summary>
    public IEnumerable<FrameworkId> RecoveredFrameworks() => Slaves.Values.SelectMany(slave => slave.TaskList).Select(task => task.FrameworkId)
        .Where(id => !Frameworks.ContainsKey(id)).Distinct().OrderBy(id => id.Value, StringComparer.Ordinal);

    public OfferId NextOfferId() => new(string.Create(null, stackalloc char[64], $"{Id.Value}-O{_offersMade++}"));

    /// <summary>The allocation run that is due for what has just happened.</summary>
    public void Allocate(Instant now)
    {
        Offer(Allocator.AllocateTriggered(now), now);
        InverseOffers.Make(now);
    }

    /// <summary>The allocation run over all slaves.</summary>
    public void AllocateAll(Instant now)
    {
        Offer(Allocator.Allocate(now), now);
        InverseOffers.Make(now);
    }

    /// <summary>What a run gives becomes offers, one message for each framework.</summary>
    private void Offer(List<Allocation.Allocation> given, Instant now)
    {
        if (given.Count == 0)
        {
            return;
        }

        var byFramework = new Dictionary<FrameworkId, List<Offer>>();
        var order = new List<FrameworkRecord>();
        foreach (var (frameworkId, role, slaveId, resources) in given)
        {
            var framework = Frameworks[frameworkId];
            var slave = Slaves[slaveId];
            var allocationRole = Settings.Semantics.SeveralRoles && (framework.HasChangedRole || framework.Info.Can(FrameworkCapabilities.MultiRole)) ? role : null;
            var offer = new Offer(NextOfferId(), frameworkId, slaveId, slave.Info.Hostname, resources, allocationRole)
            {
                Attributes = slave.Info.Attributes.Length == 0 ? null : slave.Info.Attributes,
                Unavailability = Machines.UnavailabilityOf(slave.Info.Hostname),
                ExecutorIds = ExecutorsOf(frameworkId, slave),
            };
            Offers.Add(offer.Id, offer);
            slave.OfferList.Add(offer);
            framework.Offers.Add(offer);
            if (!byFramework.TryGetValue(frameworkId, out var offers))
            {
                offers = [];
                byFramework.Add(frameworkId, offers);
                order.Add(framework);
            }

            offers.Add(offer);
            if (Settings.OfferTimeout is { } timeout)
            {
                Agenda.Put(now + timeout, new OfferDue(offer));
            }
        }

        foreach (var framework in order)
        {
            Outbox.Send(framework.Info.Node, new ResourceOffers(byFramework[framework.Id]));
        }
    }

    /// <summary>The framework's executors on the slave, in the order in which they came; null for none. Those of commands are Mesos's own affair.</summary>
    private static List<ExecutorId>? ExecutorsOf(FrameworkId framework, SlaveRecord slave)
    {
        List<ExecutorId>? ids = null;
        foreach (var task in slave.TaskList)
        {
            if (task.Info.Executor is { } executor && task.FrameworkId == framework && !task.State.IsTerminal() && ids?.Contains(executor.Id) != true)
            {
                (ids ??= []).Add(executor.Id);
            }
        }

        return ids;
    }

    /// <summary>The offer is over. Its resources must go back to the allocator, or be used.</summary>
    public void Remove(Offer offer)
    {
        Offers.Remove(offer.Id);
        Slaves.GetValueOrDefault(offer.SlaveId)?.OfferList.Remove(offer);
        Frameworks.GetValueOrDefault(offer.FrameworkId)?.Offers.Remove(offer);
    }

    /// <summary>The offer is void, and its framework is told. Its resources come back without a filter.</summary>
    public void Rescind(Offer offer) => Rescind(offer, refuseUntil: null);

    /// <summary>The offer is void, and its framework is told and not offered the same until the given instant.</summary>
    public void Rescind(Offer offer, Instant? refuseUntil)
    {
        Remove(offer);
        Allocator.Recover(offer.FrameworkId, offer.SlaveId, offer.Resources, refuseUntil, offer.AllocationRole);
        if (Frameworks.GetValueOrDefault(offer.FrameworkId) is { IsConnected: true } framework)
        {
            Outbox.Send(framework.Info.Node, new RescindResourceOffer(offer.Id));
        }
    }

    /// <summary>Puts a task into the books; its resources, and those of its executor if it is the first there, are used from now on.</summary>
    public TaskRecord AddTask(FrameworkId frameworkId, SlaveRecord slave, TaskInfo info)
    {
        var task = new TaskRecord(frameworkId, slave, info);
        task.HoldsExecutor = info.Executor is not null && Colleague(task) is null;
        slave.TaskList.Add(task);
        slave.Used += task.Holds;
        if (Frameworks.GetValueOrDefault(frameworkId) is { } framework)
        {
            framework.Tasks[info.Id] = task;
            framework.TaskIds.Add(info.Id);
        }

        return task;
    }

    /// <summary>The task is in that state. When that is its end, its resources come back.</summary>
    public void Move(TaskRecord task, TaskState state)
    {
        if (task.State.IsTerminal())
        {
            return;
        }

        task.State = state;
        if (state.IsTerminal() || state is TaskState.Unreachable)
        {
            HandOver(task);
            task.Slave.Used -= task.Holds;
            Allocator.Recover(task.FrameworkId, task.Slave.Id, task.Holds, role: task.Info.AllocationRole);
        }
    }

    /// <summary>The executor goes on as long as another of its tasks does, with which its resources are counted then.</summary>
    private void HandOver(TaskRecord task)
    {
        if (!task.HoldsExecutor || Colleague(task) is not { } heir)
        {
            return;
        }

        task.HoldsExecutor = false;
        heir.HoldsExecutor = true;
        Allocator.Recharge(task.FrameworkId, task.Info.Executor!.Resources, Resources.Resources.Empty, task.Info.AllocationRole);
        Allocator.Recharge(task.FrameworkId, Resources.Resources.Empty, task.Info.Executor.Resources, heir.Info.AllocationRole);
    }

    /// <summary>Another task of the same executor that is not over.</summary>
    private static TaskRecord? Colleague(TaskRecord task) => task.Slave.TaskList.Find(other =>
        !ReferenceEquals(other, task) && !other.State.IsTerminal()
        && other.FrameworkId == task.FrameworkId && other.Info.Executor?.Id == task.Info.Executor?.Id);

    /// <summary>Takes a task off the books.</summary>
    public void Forget(TaskRecord task)
    {
        task.Slave.TaskList.Remove(task);
        if (Frameworks.GetValueOrDefault(task.FrameworkId) is { } framework
            && framework.Tasks.GetValueOrDefault(task.Info.Id) is { } known && ReferenceEquals(known, task))
        {
            framework.Tasks.Remove(task.Info.Id);
            framework.TaskIds.Remove(task.Info.Id);
            if (task.State.IsTerminal())
            {
                framework.Complete(task, Settings.CompletedTasksMost);
            }
        }
    }

    /// <summary>The state as the framework is told it: one that came with PARTITION_AWARE is TASK_LOST to all who are not.</summary>
    public TaskState Told(FrameworkInfo? framework, TaskState state) =>
        state is not (TaskState.Dropped or TaskState.Unreachable or TaskState.Gone or TaskState.GoneByOperator or TaskState.Unknown)
        || (Settings.Semantics.PartitionAwareness && framework?.Can(FrameworkCapabilities.PartitionAware) == true)
            ? state
            : TaskState.Lost;

    /// <summary>What a slave needs to know of what the framework understands; null for nothing, as in releases that do not ask.</summary>
    public FrameworkCapabilities? Understood(FrameworkId framework)
    {
        if (Frameworks.GetValueOrDefault(framework) is not { } known)
        {
            return null;
        }

        var asked = (Settings.Semantics.PartitionAwareness ? FrameworkCapabilities.PartitionAware : FrameworkCapabilities.None)
            | (Settings.Semantics.TasksAreKilling ? FrameworkCapabilities.TaskKillingState : FrameworkCapabilities.None);
        var understood = (known.Info.Capabilities ?? FrameworkCapabilities.None) & asked;
        return understood == FrameworkCapabilities.None ? null : understood;
    }

    /// <summary>The task's slave is to kill it.</summary>
    public void SendKill(FrameworkId framework, TaskRecord task) => Outbox.Send(
        task.Slave.Info.Node,
        new KillTaskOnSlave(framework, task.Info.Id) { Capabilities = Understood(framework), GracePeriod = task.KillGracePeriod });

    /// <summary>News that the master makes itself: sent once, never acknowledged.</summary>
    public void Tell(
        FrameworkRecord framework, TaskId task, TaskState state, SlaveId slave, Instant now, string reason, string message, Instant? unreachableSince = null)
    {
        if (state.IsTerminal() && reason != TaskReconciliation.Reason)
        {
            Metrics.Ended(framework, state, TaskStatusSource.Master, reason);
        }

        if (framework.IsConnected)
        {
            var status = new TaskStatus(task, state, TaskStatusSource.Master, slave, now, null, reason, message) { UnreachableSince = unreachableSince };
            Outbox.Send(framework.Info.Node, new StatusUpdate(framework.Id, status, state));
        }
    }

    /// <summary>The offer has stood for long enough.</summary>
    public void Due(OfferDue due)
    {
        if (Offers.ContainsKey(due.Offer.Id))
        {
            Rescind(due.Offer);
        }
    }

    internal sealed record OfferDue(Offer Offer);
}
