namespace ActorMesos.Domain.Allocation;

using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;

/// <summary>What quotas and weights must satisfy in themselves (Mesos's <c>quota::validate</c> and <c>UPDATE_WEIGHTS</c>).</summary>
public static class QuotaRules
{
    /// <summary>The rule that all guarantees together fit into the cluster.</summary>
    internal const string CapacityRule = "quota-capacity";

    private const double WeightMost = 1_000_000;
    private const int WeightDecimals = 6;

    /// <summary>Refuses a quota that no cluster could have.</summary>
    public static Refusal? Validate(string role, Quota quota, SemanticsProfile semantics)
    {
        ArgumentNullException.ThrowIfNull(quota);
        ArgumentNullException.ThrowIfNull(semantics);
        return ValidateRole(role, semantics)
            ?? ValidateAmounts(role, "guarantee", quota.Guarantee)
            ?? ValidateAmounts(role, "limit", quota.Limit)
            ?? ValidateOrder(role, quota);
    }

    /// <summary>Refuses a weight that is not above zero, and a role that cannot be one.</summary>
    public static Refusal? ValidateWeight(string role, double weight) =>
        RoleName.Validate(role)
        ?? (weight is > 0 and <= WeightMost && Math.Round(weight, WeightDecimals) == weight ? null
            : new Refusal(
                "weight-positive",
                FormattableString.Invariant(
                    $"role '{role}' cannot weigh {weight}; a weight is above 0 and at most {WeightMost}, with up to {WeightDecimals} decimals")));

    /// <summary>Refuses quotas in a release that has none.</summary>
    public static Refusal? ValidateRelease(SemanticsProfile semantics)
    {
        ArgumentNullException.ThrowIfNull(semantics);
        return semantics.Quotas ? null : new Refusal("quota-release", $"Mesos {semantics.Name} has no quotas; use semantics \"1.11\", or weights");
    }

    /// <summary>What a release says in which weights are the master's flag alone.</summary>
    public static Refusal WeightsAreFixed(SemanticsProfile semantics)
    {
        ArgumentNullException.ThrowIfNull(semantics);
        return new Refusal("weights-fixed", $"Mesos {semantics.Name} takes weights when its master starts, and changes none; set master.weights, or use semantics \"1.11\"");
    }

    /// <summary>
    /// Refuses a limit of nothing: among resources an amount of 0 is none, so that the limit would be taken for none as well.
    /// </summary>
    /// <param name="named">The names that the limit gives amounts for.</param>
    /// <param name="limit">The limit as it was read.</param>
    public static Refusal? ValidateLimit(IEnumerable<string> named, Resources limit)
    {
        ArgumentNullException.ThrowIfNull(named);
        ArgumentNullException.ThrowIfNull(limit);
        return named.FirstOrDefault(name => !limit.Any(resource => resource.Name == name)) is { } nothing
            ? new Refusal("quota-limit", $"a limit of 0 for {nothing}, which no quota here can have; {nothing}:0.001, the least there is, is worth no offer either")
            : null;
    }

    /// <summary>Refuses to set a quota where there is one, or one that guarantees nothing; and to remove one that is not there.</summary>
    internal static Refusal? ValidatePlace(QuotaConfig quota, bool isFirst, IReadOnlyList<string> known)
    {
        if (isFirst && quota.Guarantee.IsEmpty)
        {
            return new Refusal("quota-guarantee", $"the quota of role '{quota.Role}' guarantees nothing; give it amounts, or set a limit by UPDATE_QUOTA");
        }

        return (isFirst, known.Contains(quota.Role, StringComparer.Ordinal)) switch
        {
            (true, true) => new Refusal(
                "quota-first", $"role '{quota.Role}' has a quota already, which is not set a second time; change it by UPDATE_QUOTA, or remove it before"),
            (false, false) => new Refusal(
                "quota-known", $"role '{quota.Role}' has no quota to remove; those that have one are {(known.Count == 0 ? "none" : string.Join(", ", known))}"),
            _ => null,
        };
    }

    internal static Refusal? ValidateRole(string role, SemanticsProfile semantics)
    {
        if (ValidateRelease(semantics) is { } refusal)
        {
            return refusal;
        }

        if (role == Resource.AnyRole)
        {
            return new Refusal("quota-role", "role '*' cannot have a quota; name a role");
        }

        return RoleName.Validate(role) ?? (role.Contains('/', StringComparison.Ordinal)
            ? new Refusal("quota-top-level", $"role '{role}' cannot have a quota of its own; set that of '{RoleTree.Top(role)}', which holds for all under it")
            : null);
    }

    private static Refusal? ValidateAmounts(string role, string what, Resources amounts)
    {
        foreach (var resource in amounts)
        {
            if (resource.Value.Type != ResourceType.Scalar)
            {
                return new Refusal("quota-scalars", $"the {what} of role '{role}' has {resource}; a quota is of amounts such as cpus:4");
            }

            if (!resource.IsUnreserved || resource.Revocable || resource.Disk is not null)
            {
                return new Refusal("quota-plain", $"the {what} of role '{role}' has {resource}; a quota is of plain amounts such as disk:100");
            }
        }

        return null;
    }

    private static Refusal? ValidateOrder(string role, Quota quota)
    {
        foreach (var limit in quota.Limit)
        {
            if (quota.Guarantee.Total(limit.Name) > limit.Value.Scalar)
            {
                return new Refusal(
                    "quota-order",
                    $"role '{role}' is guaranteed {limit.Name}:{quota.Guarantee.Total(limit.Name)} and limited to {limit}; a guarantee is at most the limit");
            }
        }

        return null;
    }
}
