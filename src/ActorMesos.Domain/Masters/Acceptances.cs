namespace ActorMesos.Domain.Masters;

using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
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
                books.Allocator.Recover(framework.Id, offer.SlaveId, offer.Resources, RefusedUntil(call.RefuseSeconds, now), offer.AllocationRole);
            }
        }
    }

    /// <summary>Answers to inverse offers; whatever the answer, a filter keeps the framework from being asked again at once.</summary>
    public void Answer(FrameworkRecord framework, IReadOnlyList<OfferId> offers, bool isAccepted, double? refuseSeconds, Instant now) =>
        books.InverseOffers.Answer(framework, offers, isAccepted, RefusedUntil(refuseSeconds, now), now);

    public void Accept(FrameworkRecord framework, Accept call, Instant now)
    {
        var offers = new List<Offer>(call.OfferIds.Count);
        var refusal = Find(framework, call, offers);
        offers.ForEach(books.Remove);
        if (refusal is not null)
        {
            offers.ForEach(offer => books.Allocator.Recover(framework.Id, offer.SlaveId, offer.Resources, role: offer.AllocationRole));
            Lose(framework, call, now, "REASON_INVALID_OFFERS", refusal);
            return;
        }

        var slave = books.Slaves[offers[0].SlaveId];
        var offered = offers.Count == 1 ? offers[0].Resources : offers.Aggregate(Resources.Empty, (sum, offer) => sum + offer.Resources);
        var role = offers[0].AllocationRole;
        var left = Apply(framework, slave, call, offered, role, now);
        if (books.Settings.Semantics.ConversionsReturnUnfiltered)
        {
            // What the operations made is offered again soon; what they left alone is refused.
            var converted = left - offered;
            books.Allocator.Recover(framework.Id, slave.Id, converted, role: role);
            left -= converted;
        }

        books.Allocator.Recover(framework.Id, slave.Id, left, RefusedUntil(call.RefuseSeconds, now), role);
    }

    private Resources Apply(FrameworkRecord framework, SlaveRecord slave, Accept call, Resources remaining, string? role, Instant now)
    {
        // What GROW_VOLUME and SHRINK_VOLUME make cannot be used in the same ACCEPT.
        var withheld = Resources.Empty;
        var shared = remaining.SharedOnes();
        foreach (var operation in call.Operations)
        {
            var context = new OperationContext
            {
                Semantics = books.Settings.Semantics,
                SlaveId = slave.Id,
                Principal = framework.Info.Principal,
                FrameworkId = framework.Id,
                FrameworkRole = role ?? framework.Info.Role,
                FrameworkUser = framework.Info.User,
                SharesResources = framework.Info.Can(FrameworkCapabilities.SharedResources),
                Checkpointed = slave.Total.Checkpointed(),
                Used = slave.Used,
                TakenTaskIds = framework.TaskIds,
                Executors = Executors(framework, slave),
            };
            if (operation is Launch launch)
            {
                remaining = LaunchAll(framework, slave, launch, context, remaining, shared, role, now);
                continue;
            }

            if (operation is LaunchGroup group)
            {
                remaining = LaunchTogether(framework, slave, group, context, remaining, role, now);
                continue;
            }

            var converted = Convert(framework, slave, operation, context, remaining, role, now);
            var made = operation.IsSpeculative ? Resources.Empty : converted - remaining;
            withheld += made;
            shared = shared - (remaining - converted).SharedOnes() + (converted - made - remaining).SharedOnes();
            remaining = converted - made;
        }

        return remaining + withheld;
    }

    /// <summary>What remains after the operation; the same as before it when it is refused.</summary>
    private Resources Convert(
        FrameworkRecord framework, SlaveRecord slave, Operation operation, OperationContext context, Resources remaining, string? role, Instant now)
    {
        var refusal = operation.Validate(context) ?? books.Authorizer.Authorize(context.Principal, operation);
        if (refusal is null)
        {
            operations.RescindShared(slave, operation);
        }

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
            operations.Await(slave, framework, operation, conversion, role, now);
            return remaining - conversion.Consumed;
        }

        operations.Apply(slave, framework, operation, remaining, applied.Value, role, now);
        return applied.Value;
    }

    /// <summary>Each task by itself. A task may use a shared volume of these offers though a task before it does.</summary>
    private Resources LaunchAll(
        FrameworkRecord framework, SlaveRecord slave, Launch launch, OperationContext context, Resources remaining, Resources shared, string? role, Instant now)
    {
        foreach (var asked in launch.Tasks)
        {
            var task = role is null ? asked : asked with { AllocationRole = role };
            if (books.Authorizer.Authorize(context.Principal, Launch.AuthorizationOf(task, context)) is { } unauthorized)
            {
                books.Outbox.Report(new TaskUnauthorized(slave.Id, framework.Id, task.Id, unauthorized));
                books.Tell(framework, task.Id, TaskState.Error, slave.Id, now, "REASON_TASK_UNAUTHORIZED", unauthorized.ToString());
                continue;
            }

            if (Launch.ValidateTask(task, context, remaining.NonShared() + shared) is { } refusal)
            {
                books.Tell(framework, task.Id, TaskState.Error, slave.Id, now, "REASON_TASK_INVALID", refusal.ToString());
                continue;
            }

            var copies = task.Resources.SharedOnes() - remaining.SharedOnes();
            if (!copies.IsEmpty)
            {
                books.Allocator.Charge(framework.Id, copies, role);
                remaining += copies;
            }

            remaining -= books.AddTask(framework.Id, slave, task).Holds;
            books.Outbox.Send(slave.Info.Node, new RunTask(framework.Id, framework.Info.Checkpoint, task) { Capabilities = books.Understood(framework.Id) });
            if (task.Executor is not null)
            {
                context = context with { Executors = Executors(framework, slave) };
            }
        }

        return remaining;
    }

    /// <summary>All tasks of the group or none: one that is not valid is the end of them all.</summary>
    private Resources LaunchTogether(
        FrameworkRecord framework, SlaveRecord slave, LaunchGroup group, OperationContext context, Resources remaining, string? role, Instant now)
    {
        var unauthorized = group.AuthorizationsOf(context)
            .Select(request => books.Authorizer.Authorize(context.Principal, request)).FirstOrDefault(refusal => refusal is not null);
        var refusal = unauthorized ?? group.Validate(context) ?? group.Fits(context, remaining);
        if (refusal is not null)
        {
            RefuseAll(framework, slave, group, unauthorized, refusal, now);
            return remaining;
        }

        List<TaskInfo> tasks = [.. group.TasksToLaunch().Select(task => role is null ? task : task with { AllocationRole = role })];
        tasks.ForEach(task => remaining -= books.AddTask(framework.Id, slave, task).Holds);
        books.Outbox.Send(
            slave.Info.Node, new RunTaskGroup(framework.Id, framework.Info.Checkpoint, tasks) { Capabilities = books.Understood(framework.Id) });
        return remaining;
    }

    private void RefuseAll(FrameworkRecord framework, SlaveRecord slave, LaunchGroup group, Refusal? unauthorized, Refusal refusal, Instant now)
    {
        foreach (var task in group.Tasks)
        {
            if (unauthorized is not null)
            {
                books.Outbox.Report(new TaskUnauthorized(slave.Id, framework.Id, task.Id, unauthorized));
            }

            var reason = unauthorized is null ? "REASON_TASK_GROUP_INVALID" : "REASON_TASK_GROUP_UNAUTHORIZED";
            books.Tell(framework, task.Id, TaskState.Error, slave.Id, now, reason, refusal.ToString());
        }
    }

    private static List<ExecutorInfo> Executors(FrameworkRecord framework, SlaveRecord slave)
    {
        var executors = new List<ExecutorInfo>();
        foreach (var task in slave.TaskList)
        {
            if (task.FrameworkId == framework.Id && !task.State.IsTerminal() && task.Info.Executor is { } executor)
            {
                executors.Add(executor);
            }
        }

        return executors;
    }

    /// <summary>Collects the offers that are still valid, and says what is wrong with the call first, if anything.</summary>
    private string? Find(FrameworkRecord framework, Accept call, List<Offer> offers)
    {
        OfferId? twice = null, gone = null, stranger = null;
        var named = new HashSet<OfferId>();
        foreach (var id in call.OfferIds)
        {
            if (!named.Add(id))
            {
                twice ??= id;
            }
            else if (books.Offers.GetValueOrDefault(id) is not { } offer)
            {
                gone ??= id;
            }
            else if (offer.FrameworkId != framework.Id)
            {
                stranger ??= id;
            }
            else
            {
                offers.Add(offer);
            }
        }

        return call.OfferIds.Count == 0 ? "no offers specified"
            : twice is not null ? $"duplicate offer {twice} in offer list"
            : gone is not null ? $"offer {gone} is no longer valid"
            : stranger is not null ? $"offer {stranger} is not one of this framework's"
            : offers.Find(offer => offer.AllocationRole != offers[0].AllocationRole) is { } role
                ? $"the offers are for different roles: {offers[0].AllocationRole} and {role.AllocationRole}"
            : offers.Find(offer => offer.SlaveId != offers[0].SlaveId) is { } slave
                ? $"the offers are of different slaves: {offers[0].SlaveId} and {slave.SlaveId}"
            : null;
    }

    private void Lose(FrameworkRecord framework, Accept call, Instant now, string reason, string message)
    {
        foreach (var task in call.Operations.SelectMany(operation => operation.TasksToLaunch()))
        {
            books.Tell(framework, task.Id, books.Told(framework.Info, TaskState.Dropped), task.SlaveId, now, reason, message);
        }

        foreach (var operation in call.Operations.Where(operation => operation is not (Launch or LaunchGroup)))
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
        if (refused == TimeSpan.Zero)
        {
            return null;
        }

        var interval = books.Settings.AllocationInterval;
        return now + (books.Settings.Semantics.FiltersOutliveARun && refused < interval ? interval : refused);
    }
}
