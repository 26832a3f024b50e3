using ActorMesos.Domain.Authorization;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Maintenance;
using ActorMesos.Domain.Operators;

namespace ActorMesos.Domain.Masters;

/// <summary>
/// Maintenance of machines (Mesos's <c>Master::Http::updateMaintenanceSchedule</c>, <c>startMaintenance</c> and <c>stopMaintenance</c>).
/// An answer comes only once the registry has the change.
/// </summary>
internal sealed class MaintenanceCalls(MasterBooks books, SlaveDepartures departures)
{
    private readonly Dictionary<RegistryEvent, OperatorCall> _asked = new(ReferenceEqualityComparer.Instance);
    private MaintenancePlan _coming = MaintenancePlan.None;

    /// <summary>What the registry of a former master says.</summary>
    public void Recover(Registry registry)
    {
        _coming = registry.Maintenance;
        books.Machines.Set(registry.Maintenance);
    }

    public OperatorAnswer? Update(UpdateMaintenanceSchedule call) =>
        Refused(call, AclActions.UpdateMaintenanceSchedules)
        ?? Persist(call, MaintenanceRules.ValidateSchedule(call.Windows, _coming), new MaintenanceScheduled(call.Windows));

    public OperatorAnswer? Start(StartMaintenance call) =>
        Refused(call, AclActions.StartMaintenances)
        ?? Persist(call, MaintenanceRules.ValidateStart(call.Machines, _coming), new MaintenanceStarted(call.Machines));

    public OperatorAnswer? Stop(StopMaintenance call) =>
        Refused(call, AclActions.StopMaintenances)
        ?? Persist(call, MaintenanceRules.ValidateStop(call.Machines, _coming), new MaintenanceStopped(call.Machines));

    public OperatorAnswer Show(GetMaintenanceSchedule call) => Refused(call, AclActions.GetMaintenanceSchedules)
        ?? new(call.Number, OperatorStatus.Ok) { View = new MaintenanceSchedule(books.Machines.Plan.Windows) };

    public OperatorAnswer Show(GetMaintenanceStatus call) => Refused(call, AclActions.GetMaintenanceStatuses)
        ?? new(call.Number, OperatorStatus.Ok) { View = Status() };

    /// <summary>The call that the change was made for, if any: it is answered now.</summary>
    public OperatorCall? Persisted(RegistryEvent change) => _asked.Remove(change, out var call) ? call : null;

    /// <summary>
    /// The registry has the change. Frameworks hear of it at once: what was offered of the machines is void, whether anything is new or not,
    /// as in Mesos.
    /// </summary>
    public void Changed(MaintenanceEvent change)
    {
        var before = books.Machines.Plan;
        var after = change.Change(before);
        books.Machines.Set(after);
        foreach (var slave in books.SlavesInOrder().ToList())
        {
            var host = slave.Info.Hostname;
            if (after.Down.Contains(host))
            {
                departures.BringDown(slave);
            }
            else if (change is not MaintenanceStarted && (before.UnavailabilityOf(host) ?? after.UnavailabilityOf(host)) is not null)
            {
                Renew(slave);
            }
        }
    }

    private void Renew(SlaveRecord slave)
    {
        books.Allocator.Reconsider(slave.Id);
        slave.OfferList.ToList().ForEach(books.Rescind);
        books.InverseOffers.Renew(slave.Id);
    }

    private MaintenanceStatus Status()
    {
        var plan = books.Machines.Plan;
        var draining = plan.Windows.SelectMany(window => window.Machines).Where(machine => !plan.Down.Contains(machine)).Order(StringComparer.OrdinalIgnoreCase);
        return new([.. draining.Select(machine => new DrainingMachine(machine, books.InverseOffers.AnswersOf(machine)))], [.. plan.Down]);
    }

    /// <summary>Changes that are on their way to the registry count, so that two calls at once cannot contradict each other.</summary>
    private OperatorAnswer? Persist(OperatorCall call, Refusal? refusal, MaintenanceEvent change)
    {
        if (refusal is not null)
        {
            return Refuse(call, OperatorStatus.BadRequest, refusal);
        }

        _coming = change.Change(_coming);
        _asked.Add(change, call);
        books.Outbox.Persist(change);
        return null;
    }

    private OperatorAnswer? Refused(OperatorCall call, AclAction action) =>
        !books.Settings.Semantics.MachinesAreMaintained
            ? Refuse(call, OperatorStatus.BadRequest, new("call-known", $"Mesos {books.Settings.Semantics.Name} does not know this call; use a later release"))
            : books.Authorizer.Authorize(call.Principal, action.On(null)) is { } forbidden
                ? Refuse(call, OperatorStatus.Forbidden, forbidden)
                : null;

    private static OperatorAnswer Refuse(OperatorCall call, OperatorStatus status, Refusal refusal) => new(call.Number, status, refusal);
}
