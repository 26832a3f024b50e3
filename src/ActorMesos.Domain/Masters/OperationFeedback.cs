using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Masters;

/// <summary>
/// How frameworks hear what became of their operations (Mesos's <c>Master::updateOperationStatus</c>, <c>acknowledgeOperationStatus</c>
/// and <c>reconcileOperations</c>, since 1.6). News of operations without an id is acknowledged by the master.
/// </summary>
internal sealed class OperationFeedback(MasterBooks books, OperationBook operations)
{
    public void Update(OperationStatusUpdate update, Instant now)
    {
        if (update.Status.SlaveId is not { } from || books.Slaves.GetValueOrDefault(from) is not { } slave)
        {
            return;
        }

        var status = update.Status;
        var operation = operations.Learn(update.Uuid, update.FrameworkId, status.OperationId, slave, status.State);
        operations.Settle(operation, status.State);
        operation.StatusUuid = status.Uuid;
        var isExpected = status.OperationId is not null && update.FrameworkId is { } asked
            && !books.Completed.Contains(asked) && !IsOrphaned(asked, slave, now);
        if (status.Uuid is not { } uuid || !isExpected)
        {
            operations.Forget(operation);
            if (status.Uuid is { } unexpected)
            {
                books.Outbox.Send(slave.Info.Node, new OperationStatusAcknowledgement(update.Uuid, unexpected));
            }
        }

        if (isExpected && books.Frameworks.GetValueOrDefault(update.FrameworkId!.Value) is { IsConnected: true } framework)
        {
            if (status.Uuid is not null)
            {
                // The framework may not have been there yet when the operation was learnt of.
                framework.Operations[status.OperationId!.Value] = operation;
            }

            books.Outbox.Send(framework.Info.Node, update);
        }
    }

    public void Acknowledge(FrameworkRecord framework, AcknowledgeOperationStatus call)
    {
        if (operations.Find(framework.Id, call.OperationId) is not { } operation
            || operation.StatusUuid != call.Uuid || operation.Slave is not { IsConnected: true } slave)
        {
            return;
        }

        operations.Forget(operation);
        books.Outbox.Report(new OperationHeard(framework.Id, call.OperationId, operation.State));
        books.Outbox.Send(slave.Info.Node, new OperationStatusAcknowledgement(operation.Uuid, call.Uuid));
    }

    public void Reconcile(FrameworkRecord framework, ReconcileOperations call)
    {
        var asked = call.Operations.Count > 0
            ? call.Operations
            : [.. framework.Operations.Keys.OrderBy(id => id.Value, StringComparer.Ordinal).Select(id => new AskedOperation(id))];
        foreach (var (id, slave) in asked)
        {
            var known = operations.Find(framework.Id, id);
            Tell(framework, known?.Uuid ?? default, known?.State ?? StateOfUnknown(slave), id, known?.Slave.Id ?? slave, "it was asked for");
        }
    }

    /// <summary>The master will not do the operation, and says so if its framework wants to hear.</summary>
    public void Refuse(FrameworkRecord framework, Operation operation, SlaveId? slave, string reason)
    {
        if (operation.Id is { } id && books.Settings.Semantics.SlavesApplyOperations)
        {
            Tell(framework, default, OperationState.Error, id, slave, reason);
        }
    }

    /// <summary>The slave is gone with its operations; what they took goes with it.</summary>
    /// <param name="slave">Which.</param>
    /// <param name="state">What frameworks are told of them; null for nothing, as of a slave that nobody expects back.</param>
    public void Lose(SlaveRecord slave, OperationState? state)
    {
        foreach (var operation in slave.OperationList.ToList())
        {
            books.Allocator.Recover(operation.FrameworkId ?? default, slave.Id, operation.Withheld, role: operation.AllocationRole);
            operations.Forget(operation);
            if (state is { } told && operation is { Id: { } id, FrameworkId: { } owner } && books.Frameworks.GetValueOrDefault(owner) is { } framework)
            {
                Tell(framework, operation.Uuid, told, id, slave.Id, "its slave is gone");
            }
        }
    }

    /// <summary>
    /// Nobody knows who asked for it, and after a change of masters frameworks have had their time to come back: its news is the master's, so
    /// that the slave need not say it for ever.
    /// </summary>
    private bool IsOrphaned(FrameworkId framework, SlaveRecord slave, Instant now) =>
        !books.Frameworks.ContainsKey(framework)
        && (slave.ReturnedAt is not { } returned || now - returned >= MasterSettings.OrphanedOperationsAwaited)
        && !books.RecoveredFrameworks().Contains(framework);

    private OperationState StateOfUnknown(SlaveId? slave) => slave is not { } named ? OperationState.Unknown
        : books.Recovered.ContainsKey(named) ? OperationState.Recovering
        : books.Gone.Contains(named) ? OperationState.GoneByOperator
        : books.Unreachable.ContainsKey(named) ? OperationState.Unreachable
        : OperationState.Unknown;

    private void Tell(FrameworkRecord framework, Guid uuid, OperationState state, OperationId id, SlaveId? slave, string message)
    {
        if (framework.IsConnected)
        {
            var status = new OperationStatus(state, id, slave, Uuid: null, message);
            books.Outbox.Send(framework.Info.Node, new OperationStatusUpdate(uuid, framework.Id, status));
        }
    }
}
