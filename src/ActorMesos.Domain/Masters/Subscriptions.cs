using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Masters;

/// <summary>How frameworks subscribe, come back and go (Mesos's <c>Master::registerFramework</c>, <c>reregisterFramework</c>, <c>removeFramework</c>).</summary>
internal sealed class Subscriptions(MasterBooks books, OperationBook operations, Gatekeeper gatekeeper)
{
    private int _frameworksSeen;

    public void Register(RegisterFramework request, Instant now)
    {
        if (gatekeeper.Refuses(request.Framework))
        {
            return;
        }

        var node = request.Framework.Node;
        if (books.FrameworksByNode.GetValueOrDefault(node) is { } known)
        {
            if (!known.IsConnected)
            {
                Connect(known);
            }

            books.Outbox.Send(node, new FrameworkRegistered(known.Id, books.Id));
            books.Allocate(now);
            return;
        }

        if (Refused(request.Framework, request.SuppressedRoles))
        {
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
        if (books.Completed.Contains(request.FrameworkId))
        {
            books.Outbox.Send(node, new FrameworkError("Framework has been removed"));
            return;
        }

        if (gatekeeper.Refuses(request.Framework) || Refused(request.Framework, request.SuppressedRoles))
        {
            return;
        }

        if (books.Frameworks.GetValueOrDefault(request.FrameworkId) is { } known)
        {
            DiscardOffers(known);
            known.Info = books.Settings.Semantics.SeveralRoles ? request.Framework : request.Framework with { Role = known.Info.Role };
            books.Allocator.UpdateFramework(known.Id, known.Info, request.SuppressedRoles);
            Connect(known);
        }
        else
        {
            Add(new FrameworkRecord(request.FrameworkId, request.Framework), request.SuppressedRoles);
        }

        books.Outbox.Report(new FrameworkJoined(request.FrameworkId, request.Framework, IsBack: true));
        books.Outbox.Send(node, new FrameworkReregistered(request.FrameworkId, books.Id));
        books.Allocate(now);
    }

    /// <summary>Filters go and offers are wanted again. A call that names a role that is not the framework's is dropped, as in Mesos.</summary>
    public void Revive(FrameworkRecord framework, ReviveOffers call, Instant now)
    {
        if (AreItsOwn(framework, call.Roles))
        {
            books.Allocator.Revive(framework.Id, call.Roles);
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

    /// <summary>The scheduler's connection broke: its offers are void, its filters too, and it has its failover time-out to come back.</summary>
    public void Exited(FrameworkRecord framework, Instant now)
    {
        if (framework.IsConnected)
        {
            framework.IsConnected = false;
            DiscardOffers(framework);
            books.Allocator.SetFrameworkActive(framework.Id, active: false);
            books.Agenda.Put(now + framework.Info.FailoverTimeout, new FailoverDue(framework, framework.Connections));
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
        foreach (var slave in books.Slaves.Values.OrderBy(slave => slave.Id.Value, StringComparer.Ordinal))
        {
            books.Outbox.Send(slave.Info.Node, new ShutdownFramework(framework.Id));
        }

        foreach (var task in framework.Tasks.Values.ToList())
        {
            books.Move(task, TaskState.Killed);
            books.Forget(task);
        }

        framework.Unreachable.Clear();
        DiscardOffers(framework);
        operations.Disown(framework);
        books.Frameworks.Remove(framework.Id);
        books.FrameworksByNode.Remove(framework.Info.Node);
        books.Allocator.RemoveFramework(framework.Id);
        books.Completed.Enqueue(framework.Id);
        while (books.Completed.Count > books.Settings.CompletedFrameworksMost)
        {
            books.Completed.Dequeue();
        }

        books.Outbox.Report(new FrameworkRemoved(framework.Id));
    }

    private FrameworkRecord Add(FrameworkRecord framework, IReadOnlyList<string>? suppressed)
    {
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

    private bool Refused(FrameworkInfo framework, IReadOnlyList<string>? suppressed)
    {
        var refusal = SubscriptionRules.Validate(framework, suppressed, books.Settings.Semantics);
        if (refusal is not null)
        {
            books.Outbox.Send(framework.Node, new FrameworkError(refusal.ToString()));
        }

        return refusal is not null;
    }

    private void Connect(FrameworkRecord framework)
    {
        framework.Connections++;
        framework.IsConnected = true;
        books.Allocator.SetFrameworkActive(framework.Id, active: true);
    }

    private void DiscardOffers(FrameworkRecord framework)
    {
        foreach (var offer in framework.Offers.OrderBy(offer => offer.SlaveId.Value, StringComparer.Ordinal).ToList())
        {
            books.Remove(offer);
            books.Allocator.Recover(framework.Id, offer.SlaveId, offer.Resources, role: offer.AllocationRole);
        }
    }

    internal sealed record FailoverDue(FrameworkRecord Framework, int Connection);
}
