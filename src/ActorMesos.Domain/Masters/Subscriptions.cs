using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Masters;

/// <summary>How frameworks subscribe, come back and go (Mesos's <c>Master::registerFramework</c>, <c>reregisterFramework</c>, <c>removeFramework</c>).</summary>
internal sealed class Subscriptions(MasterBooks books, OperationBook operations, Gatekeeper gatekeeper)
{
    private const string FailedOver = "Framework failed over";

    private int _frameworksSeen;

    public void Register(RegisterFramework request, Instant now)
    {
        var node = request.Framework.Node;
        if (Refuses(request.Framework, request.SuppressedRoles))
        {
            return;
        }

        if (books.FrameworksByNode.GetValueOrDefault(node) is { } known)
        {
            if (!known.IsActive)
            {
                Connect(known);
            }

            books.Outbox.Send(node, new FrameworkRegistered(known.Id, books.Id));
            books.Allocate(now);
            return;
        }

        var id = new FrameworkId($"{books.Id.Value}-{_frameworksSeen++:D4}");
        var framework = Add(new FrameworkRecord(id, request.Framework), request.SuppressedRoles);
        books.Outbox.Report(new FrameworkJoined(framework.Id, framework.Info, IsBack: false));
        books.Outbox.Send(node, new FrameworkRegistered(framework.Id, books.Id));
        books.Allocate(now);
    }

    public void Reregister(ReregisterFramework request, Instant now)
    {
        var node = request.Framework.Node;
        if (Refuses(request.Framework, request.SuppressedRoles, request.FrameworkId))
        {
            return;
        }

        if (books.Frameworks.GetValueOrDefault(request.FrameworkId) is not { } framework)
        {
            framework = Add(new FrameworkRecord(request.FrameworkId, request.Framework), request.SuppressedRoles);
        }
        else if (SubscriptionRules.ValidateChange(framework.Info, request.Framework, books.Settings.Semantics) is { } refusal)
        {
            Refuse(node, refusal);
            return;
        }
        else if (request.Failover != true && framework.Info.Node != node)
        {
            Refuse(node, new Refusal("framework-failed-over", FailedOver));
            return;
        }
        else
        {
            TakeBack(framework, request);
        }

        books.Outbox.Report(new FrameworkJoined(framework.Id, framework.Info, IsBack: true));
        books.Outbox.Send(node, new FrameworkReregistered(framework.Id, books.Id));
        books.Broadcast(framework);
        books.Allocate(now);
    }

    /// <summary>
    /// Whoever takes over does not know the offers of the process before it, which is told that it is over; a process that merely
    /// subscribes again is told that its offers are void.
    /// </summary>
    private void TakeBack(FrameworkRecord framework, ReregisterFramework request)
    {
        var former = framework.Info.Node;
        if (request.Failover == true)
        {
            if (former != request.Framework.Node)
            {
                MoveTo(framework, request.Framework.Node);
            }

            DiscardOffers(framework);
        }
        else
        {
            framework.OffersInOrder().ForEach(books.Rescind);
            books.InverseOffers.Withdraw(framework.Id, isTold: true);
        }

        framework.Become(SubscriptionRules.Merge(framework.Info, request.Framework, books.Settings.Semantics));
        framework.Principal = books.Metrics.Of(framework.Info);
        books.Allocator.UpdateFramework(framework.Id, framework.Info, request.SuppressedRoles);
        Connect(framework);
    }

    private void MoveTo(FrameworkRecord framework, NodeName node)
    {
        books.FrameworksByNode.Remove(framework.Info.Node);
        if (framework.IsConnected)
        {
            books.Outbox.Report(new FrameworkFailedOver(framework.Id, framework.Info.Node, node));
            books.Outbox.Send(framework.Info.Node, new FrameworkError(FailedOver));
        }

        books.FrameworksByNode[node] = framework;
    }

    /// <summary>Filters go and offers are wanted again. A call that names a role that is not the framework's is dropped, as in Mesos.</summary>
    public void Revive(FrameworkRecord framework, ReviveOffers call, Instant now)
    {
        if (AreItsOwn(framework, call.Roles))
        {
            books.Allocator.Revive(framework.Id, call.Roles);
            books.InverseOffers.Revive(framework.Id);
            books.Allocate(now);
        }
    }

    /// <summary>No offers are wanted for now. A master that does not know the call drops it.</summary>
    public void Suppress(FrameworkRecord framework, SuppressOffers call)
    {
        if (books.Settings.Semantics.OffersCanBeSuppressed && AreItsOwn(framework, call.Roles))
        {
            books.Allocator.Suppress(framework.Id, call.Roles);
        }
    }

    /// <summary>The driver has aborted: offers are void and filters too, and nothing is offered until it subscribes again. Its tasks run on.</summary>
    public void Deactivate(FrameworkRecord framework)
    {
        framework.IsActive = false;
        framework.OffersInOrder().ForEach(books.Rescind);
        books.InverseOffers.Withdraw(framework.Id, isTold: true);
        books.Allocator.SetFrameworkActive(framework.Id, active: false);
    }

    /// <summary>The scheduler's connection broke: its offers are void, its filters too, and it has its failover time-out to come back.</summary>
    public void Exited(FrameworkRecord framework, Instant now)
    {
        if (framework.IsConnected)
        {
            (framework.IsConnected, framework.IsActive) = (false, false);
            DiscardOffers(framework);
            books.Allocator.SetFrameworkActive(framework.Id, active: false);
            books.Agenda.Put(now + SubscriptionRules.FailoverTimeoutOf(framework.Info), new FailoverDue(framework, framework.Connections));
        }
    }

    public void Due(FailoverDue due)
    {
        if (!due.Framework.IsConnected && due.Framework.Connections == due.Connection)
        {
            Remove(due.Framework);
        }
    }

    /// <summary>Its tasks are killed; its reservations and volumes stay.</summary>
    public void Remove(FrameworkRecord framework)
    {
        ShutDown(framework.Id, framework.Tasks.Values, framework);
        foreach (var task in framework.UnreachableTasks)
        {
            Kill(framework, task);
            framework.Complete(task, books.Settings.CompletedTasksMost);
        }

        framework.Unreachable.Clear();
        framework.IsActive = false;
        DiscardOffers(framework);
        books.InverseOffers.Remove(framework.Id);
        operations.Disown(framework);
        books.Frameworks.Remove(framework.Id);
        books.FrameworksByNode.Remove(framework.Info.Node);
        books.Allocator.RemoveFramework(framework.Id);
        books.CompletedRecords.Enqueue(framework);
        while (books.CompletedRecords.Count > books.Settings.CompletedFrameworksMost)
        {
            books.CompletedRecords.Dequeue();
        }

        Complete(framework.Id);
    }

    /// <summary>The same for a framework that has not come to this master, which knows it from slaves alone.</summary>
    public void RemoveRecovered(FrameworkId id)
    {
        ShutDown(id, books.SlavesInOrder().SelectMany(slave => slave.TaskList).Where(task => task.FrameworkId == id), framework: null);
        Complete(id);
    }

    private void ShutDown(FrameworkId id, IEnumerable<TaskRecord> tasks, FrameworkRecord? framework)
    {
        foreach (var slave in books.SlavesInOrder())
        {
            books.Outbox.Send(slave.Info.Node, new ShutdownFramework(id));
        }

        foreach (var task in tasks.ToList())
        {
            Kill(framework, task);
            books.Forget(task);
        }
    }

    /// <summary>In the books alone: nobody is there to be told.</summary>
    private void Kill(FrameworkRecord? framework, TaskRecord task)
    {
        if (task.State is TaskState.Unreachable)
        {
            books.Metrics.Ended(framework, TaskState.Killed, TaskStatusSource.Master, "REASON_FRAMEWORK_REMOVED");
            task.State = TaskState.Killed;
        }
        else if (!task.State.IsTerminal())
        {
            books.Metrics.Ended(framework, TaskState.Killed, TaskStatusSource.Master, "REASON_FRAMEWORK_REMOVED");
            books.Move(task, TaskState.Killed);
        }
    }

    private void Complete(FrameworkId id)
    {
        books.Completed.Enqueue(id);
        while (books.Completed.Count > books.Settings.CompletedFrameworksMost)
        {
            books.Completed.Dequeue();
        }

        books.Outbox.Report(new FrameworkRemoved(id));
    }

    private FrameworkRecord Add(FrameworkRecord framework, IReadOnlyList<string>? suppressed)
    {
        books.Metrics.Join(framework);
        books.Frameworks.Add(framework.Id, framework);
        books.FrameworksByNode[framework.Info.Node] = framework;
        books.Allocator.AddFramework(framework.Id, framework.Info, suppressed);
        foreach (var task in books.Slaves.Values.SelectMany(slave => slave.TaskList))
        {
            if (task.FrameworkId == framework.Id)
            {
                framework.Tasks[task.Info.Id] = task;
                framework.TaskIds.Add(task.Info.Id);
                if (!task.State.IsTerminal())
                {
                    books.Allocator.Charge(framework.Id, task.Holds, task.Info.AllocationRole);
                }
            }
        }

        return framework;
    }

    private static bool AreItsOwn(FrameworkRecord framework, IReadOnlyList<string>? roles) =>
        roles is null || roles.All(role => framework.Info.Roles().Contains(role, StringComparer.Ordinal));

    private bool Refuses(FrameworkInfo framework, IReadOnlyList<string>? suppressed, FrameworkId? known = null)
    {
        if (SubscriptionRules.Validate(framework, suppressed, books.Settings) is { } refusal)
        {
            Refuse(framework.Node, refusal);
            return true;
        }

        if (known is { } id && books.Completed.Contains(id))
        {
            Refuse(framework.Node, new Refusal("framework-not-removed", "Framework has been removed"));
            return true;
        }

        return gatekeeper.Refuses(framework);
    }

    private void Refuse(NodeName node, Refusal refusal)
    {
        books.Outbox.Report(new FrameworkRefused(node, refusal));
        books.Outbox.Send(node, new FrameworkError(refusal.Reason));
    }

    private void Connect(FrameworkRecord framework)
    {
        framework.Connections++;
        (framework.IsConnected, framework.IsActive) = (true, true);
        books.Allocator.SetFrameworkActive(framework.Id, active: true);
    }

    private void DiscardOffers(FrameworkRecord framework)
    {
        books.InverseOffers.Withdraw(framework.Id, isTold: false);
        foreach (var offer in framework.OffersInOrder())
        {
            books.Remove(offer);
            books.Allocator.Recover(framework.Id, offer.SlaveId, offer.Resources, role: offer.AllocationRole);
        }
    }

    internal sealed record FailoverDue(FrameworkRecord Framework, int Connection);
}
