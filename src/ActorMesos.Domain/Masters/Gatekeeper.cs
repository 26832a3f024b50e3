using ActorMesos.Domain.Authorization;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Slaves;

namespace ActorMesos.Domain.Masters;

/// <summary>Who may register: first it must have proven who it is, where that is demanded; then the ACLs are asked.</summary>
internal sealed class Gatekeeper(MasterBooks books, Authentications authentications)
{
    /// <summary>Whether the framework is refused, which it has been told then, and ends.</summary>
    public bool Refuses(FrameworkInfo framework)
    {
        var refusal = authentications.Check(framework)
            ?? books.Authorizer.Authorize(framework.Principal, framework.Roles().Select(AclActions.RegisterFrameworks.On));
        if (refusal is null)
        {
            return false;
        }

        books.Outbox.Report(new FrameworkRefused(framework.Node, refusal));
        books.Outbox.Send(framework.Node, new FrameworkError(refusal.Reason));
        return true;
    }

    /// <summary>Whether the slave is refused: it is told to shut down, or hears nothing, as the release has it.</summary>
    public bool Refuses(SlaveInfo slave)
    {
        var refusal = authentications.Check(slave.Node) ?? books.Authorizer.Authorize(authentications.PrincipalOf(slave.Node), Asked(slave));
        if (refusal is null)
        {
            return false;
        }

        books.Outbox.Report(new SlaveRefused(slave.Node, refusal));
        if (!books.Settings.Semantics.RefusedSlavesAreIgnored)
        {
            books.Outbox.Send(slave.Node, new ShutdownSlave(refusal.Reason));
        }

        return true;
    }

    /// <summary>
    /// A slave's static reservations are its own doing, so that it must be allowed them (MESOS-8306); whoever made the dynamic ones was
    /// asked at the time.
    /// </summary>
    private static IEnumerable<AuthorizationRequest> Asked(SlaveInfo slave) => slave.Resources
        .Where(resource => !resource.IsUnreserved)
        .Select(resource => resource.Role)
        .Distinct(StringComparer.Ordinal)
        .Select(AclActions.ReserveResources.On)
        .Prepend(AclActions.RegisterAgents.On(null));
}
