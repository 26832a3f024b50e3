namespace ActorMesos.Domain.Masters;

using ActorMesos.Domain.Allocation;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;

/// <summary>How slaves come, come back and go (Mesos's <c>Master::registerSlave</c>, <c>reregisterSlave</c> and <c>removeSlave</c>).</summary>
internal sealed class SlaveAdmissions(
    MasterBooks books, SlaveHealth health, OperationBook operations, OperationFeedback feedback, Gatekeeper gatekeeper)
{
    private readonly Dictionary<NodeName, RegisterSlave> _registering = [];
    private readonly Dictionary<SlaveId, ReregisterSlave> _reregistering = [];
    private readonly HashSet<NodeName> _ended = [];
    private int _slavesSeen;

    public void Register(RegisterSlave request, Instant now)
    {
        if (gatekeeper.Refuses(request.Slave))
        {
            return;
        }

        var node = request.Slave.Node;
        _ended.Remove(node);
        if (_registering.ContainsKey(node))
        {
            return;
        }

        if (books.SlavesByNode.GetValueOrDefault(node) is { } known)
        {
            if (known.IsConnected)
            {
                books.Outbox.Send(node, new SlaveRegistered(known.Id));
                return;
            }

            const string Reason = "a new slave registered from its address";
            Remove(known, Reason, now);
            books.Outbox.Persist(new SlaveRemoval(known.Id, Reason));
        }

        _registering.Add(node, request);
        books.Outbox.Persist(new SlaveAdmission(new SlaveId($"{books.Id.Value}-S{_slavesSeen++}"), request.Slave));
    }

    public void Reregister(ReregisterSlave request, Instant now)
    {
        // While its removal is on its way to the registry it tries again, and is told then.
        if (gatekeeper.Refuses(request.Slave) || books.Removing.Contains(request.SlaveId))
        {
            return;
        }

        if (books.Removed.Contains(request.SlaveId) && !books.Settings.Semantics.RemovedSlavesReturn)
        {
            books.Outbox.Send(request.Slave.Node, new ShutdownSlave("Slave attempted to re-register after removal"));
        }
        else if (books.Slaves.GetValueOrDefault(request.SlaveId) is { } known)
        {
            Reconnect(known, request);
        }
        else
        {
            _ended.Remove(request.Slave.Node);
            if (!_reregistering.ContainsKey(request.SlaveId))
            {
                books.Outbox.Persist(new SlaveAdmission(request.SlaveId, request.Slave));
            }

            // The slave may have crashed since it last asked: what it says now counts.
            _reregistering[request.SlaveId] = request;
        }
    }

    public void Admitted(SlaveAdmission admission, Instant now)
    {
        books.Recovered.Remove(admission.SlaveId);
        books.Removed.Remove(admission.SlaveId);
        if (_reregistering.Remove(admission.SlaveId, out var back))
        {
            var slave = Add(admission.SlaveId, back.Slave, back.Checkpointed, back.Tasks, isBack: true, now);
            foreach (var report in back.Operations ?? [])
            {
                operations.Learn(report.Uuid, report.FrameworkId, report.Operation.Id, slave, report.State);
            }

            books.Outbox.Send(slave.Info.Node, new SlaveReregistered(slave.Id, []));
            ShutDownCompleted(slave.Info.Node, back.Tasks);
            ExitedMeanwhile(slave, now);
        }
        else if (_registering.Remove(admission.Slave.Node, out var request))
        {
            var slave = Add(admission.SlaveId, request.Slave, request.Checkpointed, [], isBack: false, now);
            books.Outbox.Send(request.Slave.Node, new SlaveRegistered(admission.SlaveId));
            ExitedMeanwhile(slave, now);
        }
    }

    /// <summary>The process of a slave that is not in the books has ended: its admission may be on its way to the disk.</summary>
    public void Exited(NodeName node) => _ended.Add(node);

    public void Exited(SlaveRecord slave, Instant now)
    {
        if (slave.IsConnected)
        {
            slave.IsConnected = false;
            books.Outbox.Report(new SlaveDropped(slave.Id));
            books.Allocator.SetSlaveActive(slave.Id, active: false);
            slave.OfferList.ToList().ForEach(books.Rescind);
            LoseVolatileTasks(slave, now);
        }
    }

    /// <summary>The registry no longer holds the slave: now its tasks are lost and everybody is told.</summary>
    public void Removed(SlaveRemoval removal, Instant now)
    {
        books.Removing.Remove(removal.SlaveId);
        if (books.Slaves.GetValueOrDefault(removal.SlaveId) is { } slave)
        {
            Remove(slave, removal.Reason, now);
        }

        if (books.Recovered.Remove(removal.SlaveId))
        {
            books.Removed.Add(removal.SlaveId);
            TellLost(removal.SlaveId);
        }
    }

    /// <summary>The slaves of the registry that have not come back to a new master in time are removed from it.</summary>
    public void GiveUpRecovered()
    {
        foreach (var slave in books.Recovered.Keys.OrderBy(slave => slave.Value, StringComparer.Ordinal))
        {
            if (!_reregistering.ContainsKey(slave) && books.Removing.Add(slave))
            {
                books.Outbox.Persist(new SlaveRemoval(slave, "it did not come back to a new master in time"));
            }
        }
    }

    private void ExitedMeanwhile(SlaveRecord slave, Instant now)
    {
        if (_ended.Remove(slave.Info.Node))
        {
            Exited(slave, now);
        }
    }

    /// <summary>The executors of frameworks that do not checkpoint die with their slave's process.</summary>
    private void LoseVolatileTasks(SlaveRecord slave, Instant now)
    {
        foreach (var task in slave.TaskList.ToList())
        {
            if (books.Frameworks.GetValueOrDefault(task.FrameworkId) is { Info.Checkpoint: false } framework)
            {
                Lose(framework, task, "REASON_SLAVE_DISCONNECTED", "the slave disconnected, and the framework does not checkpoint", now);
            }
        }
    }

    private void Lose(FrameworkRecord? framework, TaskRecord task, string reason, string message, Instant now)
    {
        var wasOver = task.State.IsTerminal();
        books.Move(task, TaskState.Lost);
        books.Forget(task);
        if (!wasOver && framework is not null)
        {
            books.Tell(framework, task.Info.Id, TaskState.Lost, task.Slave.Id, now, reason, message);
        }
    }

    /// <summary>Frameworks that ended while the slave was away: it has not been told.</summary>
    private void ShutDownCompleted(NodeName node, IReadOnlyList<TaskReport> tasks)
    {
        foreach (var framework in tasks.Select(task => task.FrameworkId).Distinct().Where(books.Completed.Contains))
        {
            books.Outbox.Send(node, new ShutdownFramework(framework));
        }
    }

    private void Reconnect(SlaveRecord slave, ReregisterSlave request)
    {
        slave.Info = request.Slave;
        var listed = request.Tasks.Select(task => (task.FrameworkId, task.Task.Id)).ToHashSet();
        var unlisted = slave.TaskList.Where(task => !listed.Contains((task.FrameworkId, task.Info.Id))).ToList();
        books.Outbox.Send(slave.Info.Node, new SlaveReregistered(
            slave.Id, [.. unlisted.Select(task => new TaskReport(task.FrameworkId, task.Info, task.State) { Capabilities = books.Understood(task.FrameworkId) })])
        {
            Operations = Unlisted(slave, request),
        });
        foreach (var report in request.Tasks)
        {
            if (slave.TaskList.Find(task => task.FrameworkId == report.FrameworkId && task.Info.Id == report.Task.Id) is not { } task)
            {
                continue;
            }

            books.Move(task, report.State);
            if (task.IsKilled && !task.State.IsTerminal())
            {
                books.SendKill(task.FrameworkId, task);
            }
        }

        if (request.Operations is { } reported)
        {
            operations.Believe(slave, request.Checkpointed, reported);
        }
        else if (!slave.Total.Checkpointed().Equals(request.Checkpointed))
        {
            // In 0.23 the master that has known the slave all along is right, and says so.
            books.Outbox.Send(slave.Info.Node, new CheckpointResources(slave.Total.Checkpointed()));
        }

        if (!slave.IsConnected)
        {
            slave.IsConnected = true;
            books.Allocator.SetSlaveActive(slave.Id, active: true);
        }

        ShutDownCompleted(slave.Info.Node, request.Tasks);
        SlaveHealth.Answered(slave);
        books.Outbox.Report(new SlaveJoined(slave.Id, slave.Info, IsBack: true));
    }

    /// <summary>Operations that the slave was sent and does not list: it answers for those that have not reached it.</summary>
    private static List<OperationReport>? Unlisted(SlaveRecord slave, ReregisterSlave request)
    {
        var listed = request.Operations?.Select(report => report.Uuid).ToHashSet() ?? [];
        var unlisted = slave.OperationList
            .Where(operation => operation is { State: OperationState.Pending, Operation: not null } && !listed.Contains(operation.Uuid))
            .Select(operation => new OperationReport(operation.Uuid, operation.FrameworkId, operation.Operation!, operation.State))
            .ToList();
        return unlisted.Count == 0 ? null : unlisted;
    }

    private SlaveRecord Add(
        SlaveId id, SlaveInfo info, Resources checkpointed, IReadOnlyList<TaskReport> tasks, bool isBack, Instant now)
    {
        var total = SlaveResources.Total(info.Resources, checkpointed);
        if (total.IsRefused)
        {
            throw new InvalidOperationException($"{info.Node} registered with an impossible checkpoint. {total.Refusal}");
        }

        var slave = new SlaveRecord(id, info, total.Value);
        books.Slaves.Add(id, slave);
        books.SlavesByNode[info.Node] = slave;
        foreach (var report in tasks.Where(report => !books.Completed.Contains(report.FrameworkId)))
        {
            var task = books.AddTask(report.FrameworkId, slave, report.Task);
            task.ForwardedState = report.State;
            if (report.State.IsTerminal())
            {
                slave.Used -= task.Holds;
            }

            task.State = report.State;
        }

        var used = slave.TaskList.Where(task => !task.State.IsTerminal())
            .Select(task => new Usage(task.FrameworkId, task.Info.AllocationRole, task.Holds));
        books.Allocator.AddSlave(id, slave.Total, used);
        books.Outbox.Report(new SlaveJoined(id, info, isBack));
        health.Start(slave, now);
        return slave;
    }

    private void Remove(SlaveRecord slave, string reason, Instant now)
    {
        slave.OfferList.ToList().ForEach(books.Rescind);
        foreach (var task in slave.TaskList.ToList())
        {
            Lose(books.Frameworks.GetValueOrDefault(task.FrameworkId), task, "REASON_SLAVE_REMOVED", reason, now);
        }

        feedback.Lose(slave);
        books.Slaves.Remove(slave.Id);
        books.SlavesByNode.Remove(slave.Info.Node);
        books.Allocator.RemoveSlave(slave.Id);
        books.Removed.Add(slave.Id);
        books.Outbox.Report(new SlaveRemoved(slave.Id, reason));
        TellLost(slave.Id);
    }

    private void TellLost(SlaveId slave)
    {
        foreach (var framework in books.Frameworks.Values.OrderBy(framework => framework.Id.Value, StringComparer.Ordinal))
        {
            if (framework.IsConnected)
            {
                books.Outbox.Send(framework.Info.Node, new LostSlave(slave));
            }
        }
    }
}
