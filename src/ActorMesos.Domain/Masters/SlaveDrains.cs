using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Masters;

/// <summary>
/// Slaves that are deactivated or drained (Mesos's <c>Master::Http::_drainAgent</c> and <c>checkAndTransitionDrainingAgent</c>, since
/// 1.10). The registry holds it, so that another master goes on with it.
/// </summary>
internal sealed class SlaveDrains(MasterBooks books)
{
    private readonly SortedSet<string> _draining = new(StringComparer.Ordinal);

    /// <summary>What the registry of a former master says.</summary>
    public void Recover(Registry registry)
    {
        foreach (var (slave, inactivity) in registry.Inactive)
        {
            books.Inactive.Add(slave, inactivity);
            Watch(slave, inactivity);
        }
    }

    /// <summary>The registry holds that nothing of the slave is to be offered.</summary>
    public void Inactivated(SlaveInactivated change, Instant now)
    {
        books.Inactive[change.SlaveId] = change.Inactivity;
        Watch(change.SlaveId, change.Inactivity);
        if (books.Slaves.GetValueOrDefault(change.SlaveId) is { } slave)
        {
            slave.OfferList.ToList().ForEach(books.Rescind);
            books.InverseOffers.Rescind(slave.Id);
            Restrain(slave);
        }

        if (change.Inactivity is { State: SlaveInactivityState.Drained, MarkGone: true } && books.Removing.Add(change.SlaveId))
        {
            books.Outbox.Persist(new SlaveMarkedGone(change.SlaveId, now));
        }
    }

    /// <summary>The slave may be offered again.</summary>
    public void Reactivated(SlaveReactivated change)
    {
        books.Inactive.Remove(change.SlaveId);
        if (books.Slaves.GetValueOrDefault(change.SlaveId) is { IsConnected: true } slave)
        {
            books.Allocator.SetSlaveActive(slave.Id, active: true);
        }
    }

    /// <summary>The slave is on the books, or connected, again: what was decided of it still holds.</summary>
    public void Restrain(SlaveRecord slave)
    {
        if (books.Inactive.GetValueOrDefault(slave.Id) is not { } inactivity)
        {
            return;
        }

        books.Allocator.SetSlaveActive(slave.Id, active: false);
        if (inactivity.State is SlaveInactivityState.Draining && slave.IsConnected)
        {
            books.Outbox.Send(slave.Info.Node, new DrainTasks(inactivity.GraceMost, inactivity.MarkGone));
        }
    }

    /// <summary>A slave is drained once the ends of all its tasks are acknowledged and no operation is under way.</summary>
    public void Check()
    {
        foreach (var name in _draining.ToList())
        {
            var id = new SlaveId(name);
            if (!books.Inactive.TryGetValue(id, out var inactivity) || inactivity.State is not SlaveInactivityState.Draining)
            {
                _draining.Remove(name);
            }
            else if (books.Slaves.GetValueOrDefault(id) is { IsConnected: true, TaskList.Count: 0 } slave
                && slave.OperationList.TrueForAll(operation => operation.State is not OperationState.Pending))
            {
                _draining.Remove(name);
                books.Outbox.Persist(new SlaveInactivated(id, inactivity with { State = SlaveInactivityState.Drained }));
            }
        }
    }

    private void Watch(SlaveId slave, SlaveInactivity inactivity)
    {
        if (inactivity.State is SlaveInactivityState.Draining)
        {
            _draining.Add(slave.Value);
        }
    }
}
