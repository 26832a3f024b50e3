namespace ActorMesos.Domain.Masters;

using ActorMesos.Domain.Allocation;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;

/// <summary>How slaves come and come back (Mesos's <c>Master::registerSlave</c> and <c>reregisterSlave</c>).</summary>
internal sealed class SlaveAdmissions(
    MasterBooks books, SlaveHealth health, SlaveDepartures departures, SlaveDrains drains, OperationBook operations, Gatekeeper gatekeeper)
{
    private const string MachineIsDown = "Machine is `DOWN`";

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
        if (books.Machines.IsDown(request.Slave.Hostname))
        {
            books.Outbox.Send(node, new ShutdownSlave(MachineIsDown));
            return;
        }

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
                Repeat(known, request);
                return;
            }

            departures.Remove(known, RemovalReasons.Replaced, now);
            books.Outbox.Persist(new SlaveRemoval(known.Id, RemovalReasons.Replaced));
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

        if (Barred(request) is { } reason)
        {
            books.Outbox.Send(request.Slave.Node, new ShutdownSlave(reason));
        }
        else if (books.Slaves.GetValueOrDefault(request.SlaveId) is { } known)
        {
            Reconnect(known, request, now);
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
            departures.Queue.Cancel(request.SlaveId);
        }
    }

    /// <summary>Why the slave must not come back; null if it may.</summary>
    private string? Barred(ReregisterSlave request) =>
        books.Machines.IsDown(request.Slave.Hostname) ? MachineIsDown
        : books.Gone.Contains(request.SlaveId) ? "Slave has been marked gone"
        : books.Removed.Contains(request.SlaveId) && !books.Settings.Semantics.RemovedSlavesReturn ? "Slave attempted to re-register after removal"
        : books.Slaves.GetValueOrDefault(request.SlaveId) is { Info: var known }
            && (known.Node != request.Slave.Node || !string.Equals(known.Hostname, request.Slave.Hostname, StringComparison.Ordinal))
            ? "Slave attempted to re-register with a different address or hostname"
        : null;

    public void Admitted(SlaveAdmission admission, Instant now)
    {
        var isAwaited = books.Recovered.Remove(admission.SlaveId);
        books.Removed.Remove(admission.SlaveId);
        var wasUnreachable = books.Unreachable.Remove(admission.SlaveId);
        if (_reregistering.Remove(admission.SlaveId, out var back))
        {
            ForgetUnreachable(admission.SlaveId);
            var tasks = wasUnreachable && books.Settings.Bugs.HasFlag(MesosBugs.ReturningTasksAreForgotten) ? [] : back.Tasks;
            var slave = Add(admission.SlaveId, back.Slave, back.Checkpointed, tasks, isBack: true, now);
            slave.ReturnedAt = now;
            foreach (var report in back.Operations ?? [])
            {
                operations.Learn(report.Uuid, report.FrameworkId, report.Operation.Id, slave, report.State);
            }

            books.Outbox.Send(slave.Info.Node, new SlaveReregistered(slave.Id, []));
            drains.Restrain(slave);
            ShutDownCompleted(slave.Info.Node, back.Tasks);
            if (!isAwaited && books.Settings.Semantics.RemovedSlavesReturn)
            {
                TellTakenBack(slave, now);
            }

            ExitedMeanwhile(slave, now);
        }
        else if (_registering.Remove(admission.Slave.Node, out var request))
        {
            var slave = Add(admission.SlaveId, request.Slave, request.Checkpointed, [], isBack: false, now);
            books.Outbox.Send(request.Slave.Node, new SlaveRegistered(admission.SlaveId));
            ExitedMeanwhile(slave, now);
        }
    }

    /// <summary>Whether the slave has come back and its admission is on its way to the registry.</summary>
    public bool ComesBack(SlaveId slave) => _reregistering.ContainsKey(slave);

    /// <summary>The process of a slave that is not in the books has ended: its admission may be on its way to the disk.</summary>
    public void Exited(NodeName node) => _ended.Add(node);

    /// <summary>The slave says itself which of its tasks are still there.</summary>
    private void ForgetUnreachable(SlaveId slave)
    {
        foreach (var framework in books.Frameworks.Values)
        {
            framework.UnreachableOn(slave).ForEach(framework.ForgetUnreachable);
        }
    }

    /// <summary>
    /// Frameworks have been told that the slave's tasks are unreachable or lost, or that nobody knows them: now they hear otherwise, whatever
    /// they are capable of.
    /// </summary>
    private void TellTakenBack(SlaveRecord slave, Instant now)
    {
        foreach (var task in slave.TaskList)
        {
            if (books.Frameworks.GetValueOrDefault(task.FrameworkId) is { } framework)
            {
                books.Tell(framework, task.Info.Id, task.State, slave.Id, now, "REASON_SLAVE_REREGISTERED", "its slave is back");
            }
        }
    }

    private void ExitedMeanwhile(SlaveRecord slave, Instant now)
    {
        if (_ended.Remove(slave.Info.Node))
        {
            departures.Exited(slave, now);
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

    private void Reconnect(SlaveRecord slave, ReregisterSlave request, Instant now)
    {
        var isReconfigured = slave.Info != request.Slave;
        slave.Info = request.Slave;
        if (isReconfigured)
        {
            // What frameworks refused, or hold an offer of, is not what the slave is now.
            slave.OfferList.ToList().ForEach(books.Rescind);
            books.Allocator.Reconfigure(slave.Id, slave.Info);
        }

        var listed = request.Tasks.Select(task => (task.FrameworkId, task.Task.Id)).ToHashSet();
        var unlisted = slave.TaskList.Where(task => !listed.Contains((task.FrameworkId, task.Info.Id))).ToList();
        books.Outbox.Send(slave.Info.Node, new SlaveReregistered(
            slave.Id, Reports(unlisted))
        {
            Operations = Unlisted(slave, request.Operations),
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
        else if (!slave.Total.Checkpointed().Equals(request.Checkpointed) && !books.Settings.Bugs.HasFlag(MesosBugs.CheckpointIsNotResent))
        {
            // In 0.23 the master that has known the slave all along is right, and says so.
            books.Outbox.Send(slave.Info.Node, new CheckpointResources(slave.Total.Checkpointed()));
        }

        slave.Returns++;
        slave.ReturnedAt = now;
        if (!slave.IsConnected)
        {
            slave.IsConnected = true;
            books.Allocator.SetSlaveActive(slave.Id, active: true);
        }

        drains.Restrain(slave);
        ShutDownCompleted(slave.Info.Node, request.Tasks);
        health.CameBack(slave);
        books.Outbox.Report(new SlaveJoined(slave.Id, slave.Info, IsBack: true));
    }

    /// <summary>
    /// The slave has not heard that it is admitted, and so took nothing of what it was sent since: it has it again, or is asked for it.
    /// </summary>
    private void Repeat(SlaveRecord slave, RegisterSlave request)
    {
        if (!books.Settings.Semantics.SlavesApplyOperations && !slave.Total.Checkpointed().Equals(request.Checkpointed)
            && !books.Settings.Bugs.HasFlag(MesosBugs.CheckpointIsNotResent))
        {
            books.Outbox.Send(slave.Info.Node, new CheckpointResources(slave.Total.Checkpointed()));
        }

        var pending = Unlisted(slave, reported: null);
        if (pending is not null || slave.TaskList.Count > 0)
        {
            books.Outbox.Send(slave.Info.Node, new SlaveReregistered(slave.Id, Reports(slave.TaskList)) { Operations = pending });
        }
    }

    private List<TaskReport> Reports(IEnumerable<TaskRecord> tasks) =>
        [.. tasks.Select(task => new TaskReport(task.FrameworkId, task.Info, task.State) { Capabilities = books.Understood(task.FrameworkId) })];

    /// <summary>Operations that the slave was sent and does not list: it answers for those that have not reached it.</summary>
    private static List<OperationReport>? Unlisted(SlaveRecord slave, IReadOnlyList<OperationReport>? reported)
    {
        var listed = reported?.Select(report => report.Uuid).ToHashSet() ?? [];
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

        if (books.SlavesByNode.GetValueOrDefault(info.Node) is { } other)
        {
            // The slave had an id all along, of which it had yet to hear when it asked for the other one.
            departures.Remove(other, RemovalReasons.Replaced, now);
            books.Outbox.Persist(new SlaveRemoval(other.Id, RemovalReasons.Replaced));
        }

        var slave = new SlaveRecord(id, info, total.Value);
        books.Slaves.Add(id, slave);
        books.SlavesByNode[info.Node] = slave;
        foreach (var report in tasks.Where(report => !books.Completed.Contains(report.FrameworkId)))
        {
            var task = books.AddTask(report.FrameworkId, slave, report.Task);
            (task.ForwardedState, task.ForwardedUuid) = (report.Unheard?.State ?? report.State, report.Unheard?.Uuid);
            if (report.State.IsTerminal())
            {
                slave.Used -= task.Holds;
            }

            task.State = report.State;
        }

        var used = slave.TaskList.Where(task => !task.State.IsTerminal())
            .Select(task => new Usage(task.FrameworkId, task.Info.AllocationRole, task.Holds));
        books.Allocator.AddSlave(id, info, slave.Total, used);
        books.Outbox.Report(new SlaveJoined(id, info, isBack));
        health.Start(slave, now);
        if (books.Machines.IsDown(info.Hostname))
        {
            // Its machine went down while its admission was on its way to the registry.
            departures.BringDown(slave);
        }

        return slave;
    }
}
