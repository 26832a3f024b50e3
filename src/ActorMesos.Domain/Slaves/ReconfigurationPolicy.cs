using ActorMesos.Domain.Decisions;

namespace ActorMesos.Domain.Slaves;

/// <summary>
/// Which changes of its configuration a slave may keep its id and its tasks over (Mesos's flag <c>--reconfiguration_policy</c>,
/// agent-recovery).
/// </summary>
public enum ReconfigurationPolicy
{
    /// <summary>None: it must be what it was. In 0.23 there is no other.</summary>
    Equal,

    /// <summary>Resources and attributes may be added, none may be taken away or changed (since 1.5).</summary>
    Additive,
}

/// <summary>The rules of the policies.</summary>
public static class ReconfigurationPolicies
{
    private const string Remedy = "give it back what it had, or remove what it keeps of itself (meta/slaves/latest), and it registers as a new slave";

    /// <summary>Why a slave may not go on with that configuration; null if it may.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="former">What it was when it was admitted.</param>
    /// <param name="current">What it is configured to be now.</param>
    public static Refusal? Refuses(this ReconfigurationPolicy policy, SlaveInfo former, SlaveInfo current)
    {
        ArgumentNullException.ThrowIfNull(former);
        ArgumentNullException.ThrowIfNull(current);
        if (former == current)
        {
            return null;
        }

        return policy is ReconfigurationPolicy.Equal
            ? new Refusal("reconfiguration-equal", $"the slave had {Say(former)}, and is configured with {Say(current)}; nothing of it may change: {Remedy}")
            : Missing(former, current) is { } missing
                ? new Refusal("reconfiguration-additive", $"the slave had {missing}, and is configured with {Say(current)}; it may only have more: {Remedy}")
                : null;
    }

    private static string? Missing(SlaveInfo former, SlaveInfo current)
    {
        foreach (var resource in former.Resources)
        {
            if (!current.Resources.Contains(resource))
            {
                return $"'{resource}'";
            }
        }

        var attributes = Attributes(current);
        return Attributes(former).FirstOrDefault(attribute => !attributes.Contains(attribute, StringComparer.Ordinal)) is { } gone
            ? $"the attribute '{gone}'"
            : null;
    }

    private static string[] Attributes(SlaveInfo slave) => slave.Attributes.Split(';', StringSplitOptions.RemoveEmptyEntries);

    private static string Say(SlaveInfo slave) => $"'{slave.Resources}' and the attributes '{slave.Attributes}'";
}
