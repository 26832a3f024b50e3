namespace ActorMesos.Domain.Masters;

using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Offers;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Time;

/// <summary>
/// What becomes of offers (Mesos's <c>Master::accept</c> and <c>decline</c>). Operations are applied in order and not atomically: one
/// that is refused is dropped, and later ones still run.
/// </summary>
internal sealed class Acceptances(MasterBooks books, OperationBook operations, OperationFeedback feedback)
{
    public void Decline(FrameworkRecord framework, Decline call, Instant now)
    {
        foreach (var id in call.OfferIds)
        {
            if (books.Offers.GetValueOrDefault(id) is { } offer && offer.FrameworkId == framework.Id)
            {
                books.Remove(offer);
                books.Allocator.Recover(framework.Id, offer.SlaveId, offer.Resources, RefusedUntil(call.RefuseSeconds, now));
            }
        }
    }

    public void Accept(FrameworkRecord framework, Accept call, Instant now)
    {
        var offers = new List<Offer>(call.OfferIds.Count);
        var refusal = Find(framework, call, offers);
        offers.ForEach(books.Remove);
        if (refusal is not null)
        {
            offers.ForEach(offer => books.Allocator.Recover(framework.Id, offer.SlaveId, offer.Resources));
            Lose(framework, call, now, "REASON_INVALID_OFFERS", refusal);
            return;
        }

        var slave = books.Slaves[offers[0].SlaveId];
        var offered = offers.Count == 1 ? offers[0].Resources : offers.Aggregate(Resources.Empty, (sum, offer) => sum + offer.Resources);
        var left = Apply(framework, slave, call, offered, now);
        if (books.Settings.Semantics.ConversionsReturnUnfiltered)
        {
            // What the operations made is offered again soon; what they left alone is refused.
            var converted = left - offered;
            books.Allocator.Recover(framework.Id, slave.Id, converted);
            left -= converted;
        }

        books.Allocator.Recover(framework.Id, slave.Id, left, RefusedUntil(call.RefuseSeconds, now));
    }

    private Resources Apply(FrameworkRecord framework, SlaveRecord slave, Accept call, Resources remaining, Instant now)
    {
        // What GROW_VOLUME and SHRINK_VOLUME make cannot be used in the same ACCEPT.
        var withheld = Resources.Empty;
        foreach (var operation in call.Operations)
        {
            var context = new OperationContext
            {
                Semantics = books.Settings.Semantics,
                SlaveId = slave.Id,
                Principal = framework.Info.Principal,
                FrameworkRole = framework.Info.Role,
                Checkpointed = slave.Total.Checkpointed(),
                Used = slave.Used,
                TakenTaskIds = framework.TaskIds,
            };
            if (operation is Launch launch)
            {
                remaining = LaunchAll(framework, slave, launch, context, remaining, now);
                continue;
            }

            var converted = Convert(framework, slave, operation, context, remaining, now);
            var made = operation.IsSpeculative ? Resources.Empty : converted - remaining;
            withheld += made;
            remaining = converted - made;
        }

        return remaining + withheld;
    }

    /// <summary>What remains after the operation; the same as before it when it is refused.</summary>
    private Resources Convert(
        FrameworkRecord framework, SlaveRecord slave, Operation operation, OperationContext context, Resources remaining, Instant now)
    {
        var refusal = operation.Validate(context);
        var applied = refusal is null ? operation.Apply(remaining) : refusal;
        if (applied.IsRefused)
        {
            books.Outbox.Report(new OperationDropped(slave.Id, framework.Id, operation, applied.Refusal!));
            feedback.Refuse(framework, operation, slave.Id, applied.Refusal!.ToString());
            return remaining;
        }

        if (!operation.IsSpeculative && context.Semantics.SlavesApplyOperations)
        {
            var conversion = new Conversion(remaining - applied.Value, applied.Value - remaining);
            operations.Await(slave, framework, operation, conversion, now);
            return remaining - conversion.Consumed;
        }

        operations.Apply(slave, framework, operation, remaining, applied.Value, now);
        return applied.Value;
    }

    private Resources LaunchAll(
        FrameworkRecord framework, SlaveRecord slave, Launch launch, OperationContext context, Resources remaining, Instant now)
    {
        foreach (var task in launch.Tasks)
        {
            if (Launch.ValidateTask(task, context, remaining) is { } refusal)
            {
                books.Tell(framework, task.Id, TaskState.Error, slave.Id, now, "REASON_TASK_INVALID", refusal.ToString());
                continue;
            }

            remaining -= task.Resources;
            books.AddTask(framework.Id, slave, task);
            books.Outbox.Send(slave.Info.Node, new RunTask(framework.Id, framework.Info.Checkpoint, task));
        }

        return remaining;
    }

    /// <summary>Collects the offers that are still valid, and says what is wrong with the call, if anything.</summary>
    private string? Find(FrameworkRecord framework, Accept call, List<Offer> offers)
    {
        string? wrong = call.OfferIds.Count == 0 ? "no offers specified" : null;
        foreach (var id in call.OfferIds)
        {
            if (books.Offers.GetValueOrDefault(id) is not { } offer || offer.FrameworkId != framework.Id)
            {
                wrong ??= $"offer {id} is no longer valid";
            }
            else if (offers.Contains(offer))
            {
                wrong ??= $"duplicate offer {id} in offer list";
            }
            else
            {
                if (offers.Count > 0 && offers[0].SlaveId != offer.SlaveId)
                {
                    wrong ??= $"the offers are of different slaves: {offers[0].SlaveId} and {offer.SlaveId}";
                }

                offers.Add(offer);
            }
        }

        return wrong;
    }

    private void Lose(FrameworkRecord framework, Accept call, Instant now, string reason, string message)
    {
        foreach (var task in call.Operations.OfType<Launch>().SelectMany(launch => launch.Tasks))
        {
            books.Tell(framework, task.Id, TaskState.Lost, task.SlaveId, now, reason, message);
        }

        foreach (var operation in call.Operations.Where(operation => operation is not Launch))
        {
            books.Outbox.Report(new OperationDropped(default, framework.Id, operation, new Refusal("offers-valid", message)));
            feedback.Refuse(framework, operation, slave: null, message);
        }
    }

    private Instant? RefusedUntil(double? seconds, Instant now)
    {
        var refused = seconds is { } given and >= 0
            ? TimeSpan.FromTicks((long)(Math.Min(given, MasterSettings.RefuseMost.TotalSeconds) * TimeSpan.TicksPerSecond))
            : books.Settings.RefuseDefault;
        return refused == TimeSpan.Zero ? null : now + refused;
    }
}
