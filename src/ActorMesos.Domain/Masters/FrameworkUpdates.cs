using ActorMesos.Domain.Authorization;
using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Messages;

namespace ActorMesos.Domain.Masters;

/// <summary>
/// Frameworks that become others while they are subscribed (Mesos's <c>Master::updateFramework</c>). What HTTP would answer is reported:
/// a driver hears nothing.
/// </summary>
internal sealed class FrameworkUpdates(MasterBooks books)
{
    public void Update(FrameworkRecord framework, UpdateFramework call)
    {
        if (!books.Settings.Semantics.FrameworksUpdateThemselves)
        {
            return;
        }

        var info = call.Framework with { Node = framework.Info.Node };
        if (Check(framework, call) is { } refusal)
        {
            books.Outbox.Report(new FrameworkUpdateRefused(framework.Id, refusal));
            return;
        }

        // Offers of a role that it no longer has are void; tasks in it run on and count.
        var roles = info.Roles().ToHashSet(StringComparer.Ordinal);
        framework.OffersInOrder().FindAll(offer => !roles.Contains(offer.AllocationRole ?? framework.Info.Role)).ForEach(books.Rescind);
        framework.Become(info);
        books.Allocator.UpdateFramework(framework.Id, info, call.SuppressedRoles);
        books.Outbox.Report(new FrameworkUpdated(framework.Id, info));
        books.Broadcast(framework);
    }

    /// <summary>Why the framework cannot become that; null where it can.</summary>
    public Refusal? Check(FrameworkRecord framework, UpdateFramework call) => SubscriptionRules.Validate(call.Framework, call.SuppressedRoles, books.Settings)
        ?? SubscriptionRules.ValidateUpdate(framework.Info, call.Framework)
        ?? books.Authorizer.Authorize(call.Framework.Principal, call.Framework.Roles().Select(AclActions.RegisterFrameworks.On));
}
