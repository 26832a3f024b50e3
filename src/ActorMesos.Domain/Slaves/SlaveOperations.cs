using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Slaves;

/// <summary>
/// How a slave applies operations and reports what became of them (Mesos's <c>Slave::applyOperation</c> and its operation status update
/// manager, since 1.5). Resources and news are checkpointed together, so that no crash can separate them.
/// </summary>
internal static class SlaveOperations
{
    public static Decision Apply(SlaveState slave, ApplyOperation apply, SlaveSettings settings, Instant now)
    {
        if (slave.Operation(apply.Uuid) is not null)
        {
            return Decision.Nothing;
        }

        var total = SlaveResources.Total(slave.Info.Resources, slave.Checkpointed).Value;
        var applied = apply.Operation.Apply(total);
        var status = new OperationStatus(
            applied.IsRefused ? OperationState.Dropped : OperationState.Finished,
            apply.Operation.Id,
            slave.Id,
            StableHash.Uuid(slave.Info.Node, slave.UpdatesMade + 1, now),
            applied.Refusal?.ToString(),
            applied.IsRefused ? null : applied.Value - total);
        var settled = new OperationSettled(new SlaveOperation(apply.Uuid, apply.FrameworkId, apply.Operation, status));
        var decision = applied.IsRefused
            ? Decision.Of(settled)
            : Decision.Of(new ResourcesCheckpointed(applied.Value.Checkpointed(), settings.DestroyDeletesContent), settled);
        decision = decision.Then(Send(settled.Operation, settings.UpdateRetry, slave.Connections));
        return applied.IsRefused ? decision.AndSend(Slave.Master, Everything(slave)) : decision;
    }

    public static Decision Acknowledged(SlaveState slave, OperationStatusAcknowledgement ack) =>
        slave.Operation(ack.Uuid)?.Status.Uuid == ack.StatusUuid
            ? Decision.Of(new OperationForgotten(ack.Uuid))
            : Decision.Nothing;

    public static Decision Retry(SlaveState slave, OperationRetryDue due, SlaveSettings settings)
    {
        if (slave.Operation(due.Uuid) is not { } operation || due.Connection != slave.Connections)
        {
            return Decision.Nothing;
        }

        var wait = TimeSpan.FromTicks(Math.Min(due.Waited.Ticks * 2, settings.UpdateRetryMost.Ticks));
        return slave.IsRegistered
            ? Send(operation, wait, due.Connection)
            : Decision.Nothing.AndRemind(wait, due with { Waited = wait });
    }

    /// <summary>With a registration all news that is on its way is sent again; earlier reminders of it are void then.</summary>
    public static Decision Resend(SlaveState slave, SlaveSettings settings) =>
        slave.Operations.Aggregate(Decision.Nothing, (decision, operation) => decision.Then(Send(operation, settings.UpdateRetry, slave.Connections + 1)));

    /// <summary>Operations that the master has sent and that never arrived: they are dropped, and the master hears what is really there.</summary>
    public static Decision Unknown(SlaveState slave, IReadOnlyList<OperationReport> listed)
    {
        var decision = Decision.Nothing;
        foreach (var report in listed)
        {
            if (slave.Operation(report.Uuid) is null)
            {
                var status = new OperationStatus(
                    OperationState.Dropped, report.Operation.Id, slave.Id, Uuid: null, "the operation did not reach the slave");
                decision = decision.AndSend(Slave.Master, new OperationStatusUpdate(report.Uuid, report.FrameworkId, status));
            }
        }

        return decision.Sends.Count == 0 ? decision : decision.AndSend(Slave.Master, Everything(slave));
    }

    public static IReadOnlyList<OperationReport> Reports(SlaveState slave) =>
        [.. slave.Operations.Select(one => new OperationReport(one.Uuid, one.FrameworkId, one.Operation, one.Status.State))];

    public static SlaveState Apply(SlaveState slave, OperationSettled settled) =>
        slave with { Operations = slave.Operations.Add(settled.Operation), UpdatesMade = slave.UpdatesMade + 1 };

    public static SlaveState Apply(SlaveState slave, OperationForgotten forgotten) =>
        slave with { Operations = slave.Operations.RemoveAll(operation => operation.Uuid == forgotten.Uuid) };

    private static Decision Send(SlaveOperation operation, TimeSpan retry, int connection) =>
        Decision.Send(Slave.Master, new OperationStatusUpdate(operation.Uuid, operation.FrameworkId, operation.Status))
            .AndRemind(retry, new OperationRetryDue(operation.Uuid, retry, connection));

    private static UpdateSlave Everything(SlaveState slave) => new(slave.Id!.Value, slave.Checkpointed, Reports(slave));
}
