using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;

namespace ActorMesos.Domain.Masters;

/// <summary>What the roles of a framework that subscribes must satisfy (Mesos's <c>framework::validate</c>).</summary>
public static class SubscriptionRules
{
    /// <summary>Refuses a framework whose roles are not right.</summary>
    /// <param name="framework">What it says that it is.</param>
    /// <param name="suppressed">In which roles it wants no offers; null for none.</param>
    /// <param name="semantics">The rules of the release.</param>
    public static Refusal? Validate(FrameworkInfo framework, IReadOnlyList<string>? suppressed, SemanticsProfile semantics)
    {
        ArgumentNullException.ThrowIfNull(framework);
        ArgumentNullException.ThrowIfNull(semantics);
        string[] roles = [.. framework.Roles()];
        if (semantics.RoleNamesAreChecked && roles.Select(RoleName.Validate).FirstOrDefault(refusal => refusal is not null) is { } refusal)
        {
            return refusal;
        }

        if (roles.Length > 1 && !semantics.SeveralRoles)
        {
            return new Refusal("framework-roles", $"'{framework.Name}' has {roles.Length} roles; Mesos {semantics.Name} knows one for each framework");
        }

        if (roles.Length > 1 && !framework.Can(FrameworkCapabilities.MultiRole))
        {
            return new Refusal("framework-multi-role", $"'{framework.Name}' has {roles.Length} roles, for which it must be capable of MULTI_ROLE");
        }

        if (roles.GroupBy(role => role, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            return new Refusal("framework-roles-once", $"'{framework.Name}' names role '{twice.Key}' more than once; name each role once");
        }

        return suppressed?.FirstOrDefault(role => !roles.Contains(role, StringComparer.Ordinal)) is { } foreign
            ? new Refusal("framework-suppressed", $"'{framework.Name}' suppresses role '{foreign}', which is none of its own: {string.Join(", ", roles)}")
            : null;
    }
}
