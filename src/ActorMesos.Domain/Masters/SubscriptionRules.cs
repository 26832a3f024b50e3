using ActorMesos.Domain.Decisions;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;

namespace ActorMesos.Domain.Masters;

/// <summary>What a framework that subscribes must satisfy (Mesos's <c>framework::validate</c> and <c>Master::subscribe</c>), in Mesos's order.</summary>
public static class SubscriptionRules
{
    private static readonly TimeSpan FailoverTimeoutMost = TimeSpan.FromMicroseconds(long.MaxValue / 1000);

    /// <summary>Refuses a framework that this master does not let in, whoever it is.</summary>
    /// <param name="framework">What it says that it is.</param>
    /// <param name="suppressed">In which roles it wants no offers; null for none.</param>
    /// <param name="settings">How the master is configured.</param>
    public static Refusal? Validate(FrameworkInfo framework, IReadOnlyList<string>? suppressed, MasterSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (Validate(framework, suppressed, settings.Semantics) is { } invalid)
        {
            return invalid;
        }

        if (settings.Roles is { } known
            && framework.Roles().FirstOrDefault(role => role != Resource.AnyRole && !known.Contains(role)) is { } foreign)
        {
            return new Refusal("framework-role-known", $"role '{foreign}' of '{framework.Name}' is not present in the master's --roles: {string.Join(", ", known)}");
        }

        if (settings.Semantics.FailoverTimeoutsAreChecked && !IsRepresentable(framework.FailoverTimeout))
        {
            return new Refusal(
                "framework-failover-timeout",
                $"the failover time-out of '{framework.Name}' is not representable as a duration; at most {FailoverTimeoutMost.TotalDays:F0} days are");
        }

        return !settings.RootSubmissions && framework.User == "root"
            ? new Refusal("framework-root", $"user 'root' is not allowed to run framework '{framework.Name}' without --root_submissions; name another")
            : null;
    }

    /// <summary>The failover time-out as the master takes it.</summary>
    /// <param name="framework">What the framework says that it is.</param>
    public static TimeSpan FailoverTimeoutOf(FrameworkInfo framework)
    {
        ArgumentNullException.ThrowIfNull(framework);
        return IsRepresentable(framework.FailoverTimeout) ? framework.FailoverTimeout : TimeSpan.Zero;
    }

    /// <summary>Refuses what a framework that is known already may not change (Mesos's <c>Framework::update</c>).</summary>
    /// <param name="known">What it is.</param>
    /// <param name="changed">What it says that it is from now on.</param>
    /// <param name="semantics">The rules of the release.</param>
    public static Refusal? ValidateChange(FrameworkInfo known, FrameworkInfo changed, SemanticsProfile semantics)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(changed);
        ArgumentNullException.ThrowIfNull(semantics);
        return semantics.PrincipalsAreFixed && known.Principal != changed.Principal
            ? new Refusal("framework-principal-fixed", "Changing framework's principal is not allowed.")
            : null;
    }

    /// <summary>Refuses what a framework may not change by UPDATE_FRAMEWORK, where it is told so (<c>validateUpdate</c>).</summary>
    /// <param name="known">What it is.</param>
    /// <param name="changed">What it says that it is from now on.</param>
    public static Refusal? ValidateUpdate(FrameworkInfo known, FrameworkInfo changed)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(changed);
        return known.Principal != changed.Principal ? Fixed("principal")
            : known.User != changed.User ? Fixed("user")
            : known.Checkpoint != changed.Checkpoint ? Fixed("checkpoint")
            : null;

        static Refusal Fixed(string what) => new($"framework-{what}-fixed", $"Updating 'FrameworkInfo.{what}' is unsupported; subscribe as another framework");
    }

    /// <summary>What a framework is that subscribes again: what may not change stays, without a word.</summary>
    /// <param name="known">What it is.</param>
    /// <param name="changed">What it says that it is from now on.</param>
    /// <param name="semantics">The rules of the release.</param>
    public static FrameworkInfo Merge(FrameworkInfo known, FrameworkInfo changed, SemanticsProfile semantics)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(changed);
        ArgumentNullException.ThrowIfNull(semantics);
        var merged = changed with { User = known.User, Checkpoint = known.Checkpoint };
        return semantics.SeveralRoles ? merged : merged with { Role = known.Role };
    }

    private static bool IsRepresentable(TimeSpan timeout) => timeout >= TimeSpan.Zero && timeout <= FailoverTimeoutMost;

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
