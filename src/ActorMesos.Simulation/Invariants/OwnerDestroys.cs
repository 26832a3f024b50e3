using ActorMesos.Domain.Authorization;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Worlds;

namespace ActorMesos.Simulation.Invariants;

/// <summary>
/// Of frameworks only the owner, by role and principal, destroys volumes and gives reservations up, or whom an ACL names. Mesos itself
/// leaves it to ACLs: without them, whoever is offered a volume may destroy it.
/// </summary>
public sealed class OwnerDestroys : IInvariant
{
    private readonly Dictionary<FrameworkId, FrameworkInfo> _frameworks = [];
    private readonly List<OperationApplied> _applied = [];

    /// <inheritdoc/>
    public string? Broken { get; private set; }

    /// <inheritdoc/>
    public void Saw(Instant at, string node, object happened)
    {
        switch (happened)
        {
            case FrameworkJoined joined:
                _frameworks[joined.FrameworkId] = joined.Framework;
                break;
            case OperationApplied { Operation: Destroy or Unreserve, FrameworkId: not null } applied:
                _applied.Add(applied);
                break;
        }
    }

    /// <inheritdoc/>
    public void Check(World world)
    {
        ArgumentNullException.ThrowIfNull(world);
        foreach (var applied in _applied)
        {
            if (_frameworks.TryGetValue(applied.FrameworkId!.Value, out var framework))
            {
                Broken ??= Check(applied, framework, world.Plan.Master.Acls);
            }
        }

        _applied.Clear();
    }

    /// <inheritdoc/>
    public void CheckQuiet(World world) => Check(world);

    private static string? Check(OperationApplied applied, FrameworkInfo framework, Acls acls)
    {
        IReadOnlyList<Resource> resources = applied.Operation switch
        {
            Destroy destroy => destroy.Volumes,
            Unreserve unreserve => unreserve.Resources,
            _ => [],
        };
        foreach (var resource in resources)
        {
            var owner = resource.Disk?.Persistence?.Principal ?? resource.Reservations.Top?.Principal;
            var isOwner = string.Equals(owner, framework.Principal, StringComparison.Ordinal) && framework.Roles().Contains(resource.Role, StringComparer.Ordinal);
            if (!isOwner && new Authorizer(new Acls(permissive: false, acls.Lists)).Authorize(framework.Principal, applied.Operation) is not null)
            {
                return $"framework {framework.Name} of role {framework.Role} and principal {framework.Principal ?? "none"} had {applied.Operation.Type} applied to {resource} on slave {applied.SlaveId}, "
                    + $"whose owner is of role {resource.Role} and principal {owner ?? "none"}, and no ACL names it";
            }
        }

        return null;
    }
}
