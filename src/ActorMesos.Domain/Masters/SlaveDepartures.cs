using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Masters;

/// <summary>
/// How slaves go (Mesos's <c>Master::exited</c>, <c>markUnreachable</c>, <c>removeSlave</c> and <c>markGone</c>). Whatever takes a slave
/// off the books is first written to the registry; what follows from it comes after that.
/// </summary>
internal sealed class SlaveDepartures
{
    private readonly MasterBooks _books;
    private readonly OperationFeedback _feedback;

    public SlaveDepartures(MasterBooks books, OperationFeedback feedback)
    {
        (_books, _feedback) = (books, feedback);
        Queue = new RemovalQueue(books, Depart);
    }

    /// <summary>Slaves that are to be given up and wait for their turn.</summary>
    public RemovalQueue Queue { get; }

    /// <summary>The connection broke: nothing is offered of the slave until it is back, for which it has a time-out.</summary>
    public void Exited(SlaveRecord slave, Instant now)
    {
        if (!slave.IsConnected)
        {
            return;
        }

        slave.IsConnected = false;
        _books.Outbox.Report(new SlaveDropped(slave.Id));
        _books.Allocator.SetSlaveActive(slave.Id, active: false);
        slave.OfferList.ToList().ForEach(_books.Rescind);
        _books.InverseOffers.Rescind(slave.Id);
        LoseVolatileTasks(slave, now);
        if (_books.Settings.Semantics.RemovedSlavesReturn)
        {
            _books.Agenda.Put(now + _books.Settings.ReregisterTimeout, new ReturnDue(slave, slave.Returns));
        }
    }

    /// <summary>A slave that answers pings but has not registered again since its connection broke is given up.</summary>
    public void Due(ReturnDue due, Instant now)
    {
        if (IsKnown(due.Slave) && !due.Slave.IsConnected && due.Slave.Returns == due.Returns)
        {
            Queue.Add(due.Slave.Id, RemovalReasons.NotAgain, now);
        }
    }

    /// <summary>The slave says goodbye (<c>Master::unregisterSlave</c>).</summary>
    public void Unregister(UnregisterSlave goodbye) => Dismiss(goodbye.SlaveId, RemovalReasons.Unregistered);

    /// <summary>The slave's machine goes down: it is shut down and removed, so that its tasks are lost even if it does not hear.</summary>
    public void BringDown(SlaveRecord slave)
    {
        _books.Outbox.Send(slave.Info.Node, new ShutdownSlave(RemovalReasons.MachineDown));
        Dismiss(slave.Id, RemovalReasons.MachineDown);
    }

    /// <summary>The slave goes, and nobody expects it back: its tasks are lost, whatever their frameworks are capable of.</summary>
    public void Dismiss(SlaveId slave, string reason)
    {
        if (_books.Slaves.ContainsKey(slave) && _books.Removing.Add(slave))
        {
            _books.Outbox.Persist(new SlaveRemoval(slave, reason));
        }
    }

    /// <summary>The slaves of the registry that have not come back to a new master in time are given up, unless they are too many.</summary>
    /// <param name="comesBack">Whether a slave is on its way back: its admission is being written.</param>
    /// <param name="now">When.</param>
    public void GiveUpRecovered(Func<SlaveId, bool> comesBack, Instant now)
    {
        // As in Mesos, one that is on its way back counts as missing, and is not given up.
        var (missing, all) = (_books.Recovered.Count, _books.RegisteredBefore);
        var limit = _books.Settings.RecoverySlaveRemovalLimit;
        if (missing * 100m > all * limit)
        {
            _books.Outbox.End($"{missing} of {all} slaves did not come back, and no more than {limit} % may be given up at once");
            return;
        }

        foreach (var slave in _books.Recovered.Keys.Where(slave => !comesBack(slave)).OrderBy(slave => slave.Value, StringComparer.Ordinal).ToList())
        {
            Queue.Add(slave, RemovalReasons.NotBack, now);
        }
    }

    /// <summary>The registry no longer holds the slave.</summary>
    public void Removed(SlaveRemoval removal, Instant now)
    {
        _books.Unreachable.Remove(removal.SlaveId);
        _books.Inactive.Remove(removal.SlaveId);
        Gone(removal.SlaveId, removal.Reason, slave => Remove(slave, removal.Reason, now));
    }

    /// <summary>The registry holds the slave for unreachable.</summary>
    public void MadeUnreachable(SlaveMadeUnreachable change, Instant now)
    {
        _books.Unreachable[change.SlaveId] = change.At;
        Gone(change.SlaveId, change.Reason, slave => Leave(
            slave, change.Reason, OperationState.Unreachable, (framework, task) => LoseTouch(framework, task, change, now)));
    }

    /// <summary>The registry holds the slave for gone: it must not go on, and what ran there has ended.</summary>
    public void MarkedGone(SlaveMarkedGone change, Instant now)
    {
        const string Reason = "Slave has been marked gone";
        _books.Unreachable.Remove(change.SlaveId);
        _books.Inactive.Remove(change.SlaveId);
        _books.Gone.Add(change.SlaveId);
        foreach (var framework in _books.FrameworksInOrder())
        {
            framework.UnreachableOn(change.SlaveId).ForEach(task => GiveUp(framework, task, Reason, now));
        }

        Gone(change.SlaveId, Reason, slave =>
        {
            _books.Outbox.Send(slave.Info.Node, new ShutdownSlave(Reason));
            Leave(slave, Reason, OperationState.GoneByOperator, (framework, task) =>
            {
                var (state, reason) = ToldGone(framework);
                Lose(framework, task, state, reason, Reason, now);
            });
        });
    }

    /// <summary>The slave goes at once, before the registry knows.</summary>
    public void Remove(SlaveRecord slave, string reason, Instant now) => Leave(
        slave, reason, operations: null,
        (framework, task) => Lose(framework, task, TaskState.Lost, "REASON_SLAVE_REMOVED", reason, now));

    private void Depart(SlaveId slave, string reason, Instant now)
    {
        if ((_books.Slaves.ContainsKey(slave) || _books.Recovered.ContainsKey(slave)) && _books.Removing.Add(slave))
        {
            _books.Outbox.Persist(
                _books.Settings.Semantics.RemovedSlavesReturn ? new SlaveMadeUnreachable(slave, reason, now) : new SlaveRemoval(slave, reason));
        }
    }

    /// <summary>A slave that this master has never seen has no tasks that it could speak of.</summary>
    private void Gone(SlaveId id, string reason, Action<SlaveRecord> leave)
    {
        _books.Removing.Remove(id);
        if (_books.Slaves.GetValueOrDefault(id) is { } slave)
        {
            leave(slave);
        }
        else if (_books.Recovered.Remove(id, out var info))
        {
            _books.Removed.Add(id, info.Node);
            _books.Outbox.Report(new SlaveRemoved(id, reason));
            TellLost(id);
        }
    }

    private void Leave(SlaveRecord slave, string reason, OperationState? operations, Action<FrameworkRecord?, TaskRecord> leave)
    {
        Queue.Cancel(slave.Id);
        slave.OfferList.ToList().ForEach(_books.Rescind);
        _books.InverseOffers.Renew(slave.Id);
        foreach (var task in slave.TaskList.ToList())
        {
            leave(_books.Frameworks.GetValueOrDefault(task.FrameworkId), task);
        }

        _feedback.Lose(slave, operations);
        _books.Slaves.Remove(slave.Id);
        _books.SlavesByNode.Remove(slave.Info.Node);
        _books.Allocator.RemoveSlave(slave.Id);
        _books.Removed.Add(slave.Id, slave.Info.Node);
        _books.Outbox.Report(new SlaveRemoved(slave.Id, reason));
        TellLost(slave.Id);
    }

    /// <summary>The executors of frameworks that do not checkpoint die with their slave's process.</summary>
    private void LoseVolatileTasks(SlaveRecord slave, Instant now)
    {
        foreach (var task in slave.TaskList.ToList())
        {
            if (_books.Frameworks.GetValueOrDefault(task.FrameworkId) is { Info.Checkpoint: false } framework)
            {
                Lose(
                    framework, task, TaskState.Lost, "REASON_SLAVE_DISCONNECTED", "the slave disconnected, and the framework does not checkpoint", now);
            }
        }
    }

    private void Lose(FrameworkRecord? framework, TaskRecord task, TaskState state, string reason, string message, Instant now)
    {
        var wasOver = task.State.IsTerminal();
        _books.Move(task, state);
        _books.Forget(task);
        if (!wasOver && framework is not null)
        {
            _books.Tell(framework, task.Info.Id, state, task.Slave.Id, now, reason, message);
        }
    }

    /// <summary>A task of which nobody knew whether it still runs is over: its slave is gone for good.</summary>
    private void GiveUp(FrameworkRecord framework, TaskRecord task, string message, Instant now)
    {
        framework.ForgetUnreachable(task);
        if (!task.State.IsTerminal())
        {
            var (state, reason) = ToldGone(framework);
            task.State = state;
            _books.Tell(framework, task.Info.Id, state, task.Slave.Id, now, reason, message);
        }

        framework.Complete(task, _books.Settings.CompletedTasksMost);
    }

    private (TaskState State, string Reason) ToldGone(FrameworkRecord? framework) =>
        _books.Told(framework?.Info, TaskState.GoneByOperator) is TaskState.GoneByOperator
            ? (TaskState.GoneByOperator, "REASON_SLAVE_REMOVED_BY_OPERATOR")
            : (TaskState.Lost, "REASON_SLAVE_REMOVED");

    /// <summary>Nobody knows whether the task still runs. It may come back with its slave, so that its id stays taken.</summary>
    private void LoseTouch(FrameworkRecord? framework, TaskRecord task, SlaveMadeUnreachable change, Instant now)
    {
        if (framework is null || task.State.IsTerminal())
        {
            Lose(framework, task, TaskState.Lost, "REASON_SLAVE_REMOVED", change.Reason, now);
            return;
        }

        var state = _books.Told(framework.Info, TaskState.Unreachable);
        _books.Move(task, TaskState.Unreachable);
        _books.Forget(task);
        task.State = state;
        framework.KeepUnreachable(task, _books.Settings.UnreachableTasksMost);
        _books.Tell(framework, task.Info.Id, state, task.Slave.Id, now, "REASON_SLAVE_REMOVED", change.Reason, change.At);
    }

    private void TellLost(SlaveId slave)
    {
        foreach (var framework in _books.FrameworksInOrder())
        {
            if (framework.IsConnected)
            {
                _books.Outbox.Send(framework.Info.Node, new LostSlave(slave));
            }
        }
    }

    private bool IsKnown(SlaveRecord slave) =>
        _books.Slaves.TryGetValue(slave.Id, out var known) && ReferenceEquals(known, slave);

    internal sealed record ReturnDue(SlaveRecord Slave, int Returns);
}
