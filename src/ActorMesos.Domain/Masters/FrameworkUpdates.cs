using ActorMesos.Domain.Authorization;
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
        var refusal = SubscriptionRules.Validate(info, call.SuppressedRoles, books.Settings)
            ?? SubscriptionRules.ValidateUpdate(framework.Info, info)
            ?? books.Authorizer.Authorize(info.Principal, info.Roles().Select(AclActions.RegisterFrameworks.On));
        if (refusal is not null)
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
}
