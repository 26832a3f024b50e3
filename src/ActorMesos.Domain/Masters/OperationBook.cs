namespace ActorMesos.Domain.Masters;

using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Time;

/// <summary>
/// What accepted operations do to the master's books, and how their slaves hear of them (Mesos's <c>Master::_apply</c>). Before 1.5 a
/// slave is sent the complete set of its reservations and volumes; since then the operation, and it answers, see
/// <see cref="OperationFeedback"/>.
/// </summary>
internal sealed class OperationBook(MasterBooks books)
{
    private readonly Dictionary<Guid, OperationRecord> _operations = [];
    private long _made;

    /// <summary>The operation is applied at once: what it makes can be used by whatever comes next.</summary>
    public void Apply(SlaveRecord slave, FrameworkRecord? framework, Operation operation, Resources before, Resources after, string? role, Instant now)
    {
        slave.Total = slave.Total - before + after;
        books.Allocator.Convert(slave.Id, slave.Total);
        if (framework is not null)
        {
            books.Allocator.Recharge(framework.Id, before, after, role);
        }
        else
        {
            books.Allocator.ConvertFree(slave.Id, before, after);
        }

        if (books.Settings.Semantics.SlavesApplyOperations)
        {
            Send(slave, framework, operation, awaited: null, role, now);
        }
        else
        {
            books.Outbox.Send(slave.Info.Node, new CheckpointResources(slave.Total.Checkpointed()));
        }

        books.Outbox.Report(new OperationApplied(slave.Id, framework?.Id, operation));
    }

    /// <summary>A shared volume that is destroyed may be offered to others as well: those offers are void.</summary>
    public void RescindShared(SlaveRecord slave, Operation operation)
    {
        if (operation is Destroy { Volumes: var volumes } && volumes.Any(volume => volume.Shared)
            && !books.Settings.Bugs.HasFlag(MesosBugs.SharedOffersOutliveDestroy))
        {
            slave.OfferList.Where(offer => volumes.Any(volume => volume.Shared && offer.Resources.Contains(volume))).ToList().ForEach(books.Rescind);
        }
    }

    /// <summary>The operation waits for its slave: what it takes is withheld until then, and what it makes comes afterwards.</summary>
    public void Await(SlaveRecord slave, FrameworkRecord framework, Operation operation, Conversion conversion, string? role, Instant now) =>
        Send(slave, framework, operation, conversion, role, now);

    public OperationRecord? Find(Guid uuid) => _operations.GetValueOrDefault(uuid);

    public OperationRecord? Find(FrameworkId framework, OperationId id) =>
        books.Frameworks.GetValueOrDefault(framework)?.Operations.GetValueOrDefault(id);

    /// <summary>An operation whose slave says that it knows it.</summary>
    public OperationRecord Learn(Guid uuid, FrameworkId? framework, OperationId? id, SlaveRecord slave, OperationState state)
    {
        if (Find(uuid) is { } known)
        {
            return known;
        }

        var operation = new OperationRecord(uuid, framework, id, slave) { State = state };
        Add(operation);
        return operation;
    }

    /// <summary>Its slave has answered: what the operation waited for happens, or what it took comes back.</summary>
    public void Settle(OperationRecord operation, OperationState state)
    {
        if (operation.State is not OperationState.Pending)
        {
            return;
        }

        operation.State = state;
        if (state is not OperationState.Finished)
        {
            books.Outbox.Report(new OperationLost(operation.Slave.Id, operation.FrameworkId, operation.Operation, state));
        }

        if (operation.Awaited is not { } awaited)
        {
            return;
        }

        // A framework that has ended in the meantime is not charged any more.
        var framework = operation.FrameworkId ?? default;
        var slave = operation.Slave;
        var back = awaited.Consumed;
        if (state is OperationState.Finished)
        {
            back = awaited.Converted;
            slave.Total = slave.Total - awaited.Consumed + awaited.Converted;
            books.Allocator.Convert(slave.Id, slave.Total);
            books.Allocator.Recharge(framework, awaited.Consumed, awaited.Converted, operation.AllocationRole);
            books.Outbox.Report(new OperationApplied(slave.Id, operation.FrameworkId, operation.Operation!));
        }

        books.Allocator.Recover(framework, slave.Id, back, role: operation.AllocationRole);
    }

    public void Forget(OperationRecord operation)
    {
        _operations.Remove(operation.Uuid);
        operation.Slave.OperationList.Remove(operation);
        if (operation is { FrameworkId: { } framework, Id: { } id })
        {
            books.Frameworks.GetValueOrDefault(framework)?.Operations.Remove(id);
        }
    }

    /// <summary>
    /// What the slave says it holds counts, with the operations on top that are on their way to it. Where the master was wrong, what it
    /// offers of the slave is void.
    /// </summary>
    public void Believe(SlaveRecord slave, Resources checkpointed, IReadOnlyList<OperationReport> reports)
    {
        foreach (var report in reports)
        {
            Settle(Learn(report.Uuid, report.FrameworkId, report.Operation.Id, slave, report.State), report.State);
        }

        var known = reports.Select(report => report.Uuid).ToHashSet();
        var told = SlaveResources.Total(slave.Info.Resources, checkpointed).Value;
        foreach (var pending in slave.OperationList)
        {
            if (pending is { State: OperationState.Pending, Awaited: null, Operation: { } operation } && !known.Contains(pending.Uuid)
                && operation.Apply(told) is { IsRefused: false, Value: var applied })
            {
                told = applied;
            }
        }

        if (!told.Equals(slave.Total))
        {
            slave.OfferList.ToList().ForEach(books.Rescind);
            slave.Total = told;
            books.Allocator.UpdateSlave(slave.Id, told);
        }
    }

    /// <summary>The framework has ended: what its operations wait for is nobody's now.</summary>
    public void Disown(FrameworkRecord framework)
    {
        foreach (var operation in _operations.Values)
        {
            if (operation.FrameworkId == framework.Id)
            {
                books.Allocator.Recharge(framework.Id, operation.Withheld, Resources.Empty, operation.AllocationRole);
            }
        }
    }

    private void Send(SlaveRecord slave, FrameworkRecord? framework, Operation operation, Conversion? awaited, string? role, Instant now)
    {
        var uuid = StableHash.Uuid(new NodeName(books.Id.Value), ++_made, now);
        Add(new OperationRecord(uuid, framework?.Id, operation.Id, slave) { Operation = operation, Awaited = awaited, AllocationRole = role });
        books.Outbox.Send(slave.Info.Node, new ApplyOperation(uuid, framework?.Id, operation));
    }

    private void Add(OperationRecord operation)
    {
        _operations.Add(operation.Uuid, operation);
        operation.Slave.OperationList.Add(operation);
        if (operation is { FrameworkId: { } framework, Id: { } id } && books.Frameworks.GetValueOrDefault(framework) is { } owner)
        {
            owner.Operations[id] = operation;
        }
    }
}
