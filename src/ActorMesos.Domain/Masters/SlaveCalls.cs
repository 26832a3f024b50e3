using ActorMesos.Domain.Authorization;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operators;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Masters;

/// <summary>
/// What operators want to become of a slave (Mesos's <c>markAgentGone</c>, <c>drainAgent</c>, <c>deactivateAgent</c> and
/// <c>reactivateAgent</c>). An answer comes only once the registry has it.
/// </summary>
internal sealed class SlaveCalls(MasterBooks books)
{
    private readonly Dictionary<RegistryEvent, OperatorCall> _asked = new(ReferenceEqualityComparer.Instance);

    public OperatorAnswer? MarkGone(MarkSlaveGone call, Instant now)
    {
        if (Refused(call, books.Settings.Semantics.SlavesAreMarkedGone, AclActions.MarkAgentsGone) is { } refused)
        {
            return refused;
        }

        return books.Gone.Contains(call.SlaveId) ? new(call.Number, OperatorStatus.Ok)
            : Unknown(call, call.SlaveId) ?? (books.Removing.Add(call.SlaveId)
                ? Persist(call, new SlaveMarkedGone(call.SlaveId, now))
                : Refuse(call, OperatorStatus.Conflict, new("slave-leaves", $"'{call.SlaveId}' is being removed already; ask again later")));
    }

    public OperatorAnswer? Deactivate(DeactivateSlave call) =>
        Refused(call, books.Settings.Semantics.SlavesAreDrained, AclActions.DeactivateAgents) ?? Unknown(call, call.SlaveId)
        ?? (books.Inactive.ContainsKey(call.SlaveId)
            ? new(call.Number, OperatorStatus.Ok)
            : Persist(call, new SlaveInactivated(call.SlaveId, new SlaveInactivity(SlaveInactivityState.Deactivated))));

    public OperatorAnswer? Drain(DrainSlave call) =>
        Refused(call, books.Settings.Semantics.SlavesAreDrained, AclActions.DrainAgents) ?? Unknown(call, call.SlaveId)
        ?? Persist(call, new SlaveInactivated(call.SlaveId, new SlaveInactivity(SlaveInactivityState.Draining, call.GraceMost, call.MarkGone)));

    public OperatorAnswer? Reactivate(ReactivateSlave call)
    {
        if ((Refused(call, books.Settings.Semantics.SlavesAreDrained, AclActions.ReactivateAgents) ?? Unknown(call, call.SlaveId)) is { } refused)
        {
            return refused;
        }

        return books.Inactive.GetValueOrDefault(call.SlaveId) is { State: SlaveInactivityState.Draining }
            ? Refuse(call, OperatorStatus.BadRequest, new("slave-drained", $"'{call.SlaveId}' is still draining; wait until it is drained"))
            : Persist(call, new SlaveReactivated(call.SlaveId));
    }

    /// <summary>The call that the change was made for, if any: it is answered now.</summary>
    public OperatorCall? Persisted(RegistryEvent change) => _asked.Remove(change, out var call) ? call : null;

    private OperatorAnswer? Persist(OperatorCall call, RegistryEvent change)
    {
        _asked.Add(change, call);
        books.Outbox.Persist(change);
        return null;
    }

    private OperatorAnswer? Refused(OperatorCall call, bool isKnown, AclAction action) =>
        !isKnown
            ? Refuse(call, OperatorStatus.BadRequest, new("call-known", $"Mesos {books.Settings.Semantics.Name} does not know this call; use a later release"))
            : books.Authorizer.Authorize(call.Principal, action.On(null)) is { } forbidden
                ? Refuse(call, OperatorStatus.Forbidden, forbidden)
                : null;

    private OperatorAnswer? Unknown(OperatorCall call, SlaveId slave) =>
        books.Slaves.ContainsKey(slave) || books.Recovered.ContainsKey(slave) || books.Unreachable.ContainsKey(slave)
            ? null
            : Refuse(call, OperatorStatus.BadRequest, new("slave-known", $"no slave '{slave}' is known; name one that is admitted or unreachable"));

    private static OperatorAnswer Refuse(OperatorCall call, OperatorStatus status, Refusal refusal) => new(call.Number, status, refusal);
}
