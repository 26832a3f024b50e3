using ActorMesos.Domain.Authorization;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Operators;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Masters;

/// <summary>What operators ask of the master, and its answers (Mesos's <c>Master::Http</c>). A new call adds a line to the switch.</summary>
internal sealed class OperatorCalls(
    MasterBooks books, OperationBook operations, Subscriptions subscriptions, RoleCalls roles, SlaveCalls slaves, MaintenanceCalls maintenance, Authentications authentications)
{
    public void Answer(OperatorCall call, Instant now)
    {
        var unproven = authentications.Check(call);
        var answer = call switch
        {
            _ when unproven is not null => Refuse(call, OperatorStatus.Unauthorized, unproven),
            OperateResources operate => Operate(operate, now),
            TeardownByOperator teardown => TearDown(teardown),
            UpdateQuotas update => roles.Update(update),
            UpdateWeights update => roles.Update(update),
            MarkSlaveGone mark => slaves.MarkGone(mark, now),
            DeactivateSlave deactivate => slaves.Deactivate(deactivate),
            ReactivateSlave reactivate => slaves.Reactivate(reactivate),
            DrainSlave drain => slaves.Drain(drain),
            UpdateMaintenanceSchedule update => maintenance.Update(update),
            StartMaintenance start => maintenance.Start(start),
            StopMaintenance stop => maintenance.Stop(stop),
            GetMaintenanceSchedule get => maintenance.Show(get),
            GetMaintenanceStatus get => maintenance.Show(get),
            _ => throw new ArgumentOutOfRangeException(nameof(call), call, "the master does not know this call of an operator"),
        };
        if (answer is not null)
        {
            Answer(call, answer);
        }
    }

    /// <summary>What an operator asked for has been persisted.</summary>
    public void Persisted(RegistryEvent change)
    {
        if ((roles.Persisted(change) ?? slaves.Persisted(change) ?? maintenance.Persisted(change)) is { } call)
        {
            Answer(call, new OperatorAnswer(call.Number, OperatorStatus.Ok));
        }
    }

    private void Answer(OperatorCall call, OperatorAnswer answer)
    {
        books.Outbox.Report(new OperatorCallAnswered(call, answer.Status, answer.Refusal));
        books.Outbox.Send(call.From, answer);
    }

    private OperatorAnswer TearDown(TeardownByOperator call)
    {
        if (books.Frameworks.GetValueOrDefault(call.FrameworkId) is not { } framework)
        {
            // Its principal is not known, so that only an ACL about nobody's frameworks could be asked.
            if (books.Settings.Semantics.FrameworksAreRecovered && books.RecoveredFrameworks().Contains(call.FrameworkId))
            {
                return TearDownRecovered(call);
            }

            return Refuse(
                call, OperatorStatus.BadRequest, new("framework-known", $"no framework '{call.FrameworkId}' is registered; name one that is"));
        }

        if (books.Authorizer.Authorize(call.Principal, AclActions.TeardownFrameworks.On(framework.Info.Principal)) is { } forbidden)
        {
            return Refuse(call, OperatorStatus.Forbidden, forbidden);
        }

        subscriptions.Remove(framework);
        if (framework.IsConnected)
        {
            books.Outbox.Send(framework.Info.Node, new FrameworkError("Framework has been removed"));
        }

        return new OperatorAnswer(call.Number, OperatorStatus.Ok);
    }

    private OperatorAnswer TearDownRecovered(TeardownByOperator call)
    {
        if (books.Authorizer.Authorize(call.Principal, AclActions.TeardownFrameworks.On(null)) is { } forbidden)
        {
            return Refuse(call, OperatorStatus.Forbidden, forbidden);
        }

        subscriptions.RemoveRecovered(call.FrameworkId);
        return new OperatorAnswer(call.Number, OperatorStatus.Ok);
    }

    /// <summary>
    /// The checks stand in the order of Mesos's: a request that is not valid is so whoever asks, and offers are rescinded only for one
    /// that is allowed.
    /// </summary>
    private OperatorAnswer Operate(OperateResources call, Instant now)
    {
        if (books.Slaves.GetValueOrDefault(call.SlaveId) is not { } slave)
        {
            return Refuse(call, OperatorStatus.BadRequest, new("slave-known", $"no slave '{call.SlaveId}' is registered; name one that is"));
        }

        if (call.Operation is Launch or LaunchGroup)
        {
            return Refuse(call, OperatorStatus.BadRequest, new("operator-cannot-launch", "an operator has no tasks; only a framework launches"));
        }

        if (call.Operation.Validate(ContextOf(call, slave)) is { } invalid)
        {
            return Refuse(call, OperatorStatus.BadRequest, invalid);
        }

        if (books.Authorizer.Authorize(call.Principal, call.Operation) is { } forbidden)
        {
            return Refuse(call, OperatorStatus.Forbidden, forbidden);
        }

        operations.RescindShared(slave, call.Operation);
        RescindFor(call.Operation, slave, now);
        var available = slave.Available;
        var applied = call.Operation.Apply(available);
        if (applied.IsRefused)
        {
            // As in Mesos, the offers stay rescinded.
            return Refuse(call, OperatorStatus.Conflict, applied.Refusal);
        }

        operations.Apply(slave, framework: null, call.Operation, available, applied.Value, role: null, now);
        return new OperatorAnswer(call.Number, OperatorStatus.Accepted);
    }

    private OperationContext ContextOf(OperateResources call, SlaveRecord slave) => new()
    {
        Semantics = books.Settings.Semantics,
        SlaveId = slave.Id,
        Principal = call.Principal,
        Checkpointed = slave.Total.Checkpointed(),
        Used = slave.Used,
    };

    /// <summary>
    /// Offers that contribute to what the operation takes are rescinded one by one, until they alone could satisfy it. What is free is
    /// not counted first, so that an offer may be rescinded for nothing, as in Mesos.
    /// </summary>
    private void RescindFor(Operation operation, SlaveRecord slave, Instant now)
    {
        var needed = Resources.Resources.Empty;
        foreach (var conversion in operation.Convert().Value)
        {
            needed += conversion.Consumed;
        }

        var rescinded = Resources.Resources.Empty;
        foreach (var offer in slave.OfferList.ToList())
        {
            if (needed.Equals(needed - offer.Resources))
            {
                continue;
            }

            needed -= offer.Resources;
            rescinded += offer.Resources;
            Rescind(offer, now);
            if (!operation.Apply(rescinded).IsRefused)
            {
                return;
            }
        }
    }

    private void Rescind(Offer offer, Instant now) => books.Rescind(offer, now + books.Settings.RefuseDefault);

    private static OperatorAnswer Refuse(OperatorCall call, OperatorStatus status, Refusal refusal) => new(call.Number, status, refusal);
}
