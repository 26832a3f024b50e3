namespace ActorMesos.Domain.Authorization;

/// <summary>What actions are done to: the field of an ACL that says so, beside its <c>principals</c>.</summary>
/// <param name="Field">The field's name.</param>
public sealed record AclObject(string Field)
{
    /// <summary>Roles. The role <c>a/%</c> stands for every role under <c>a</c>, but not for <c>a</c> itself (since 1.4).</summary>
    public static AclObject Roles { get; } = new("roles") { IsHierarchical = true };

    /// <summary>Users of the operating system.</summary>
    public static AclObject Users { get; } = new("users");

    /// <summary>The principals of frameworks.</summary>
    public static AclObject FrameworkPrincipals { get; } = new("framework_principals");

    /// <summary>The principals that made reservations.</summary>
    public static AclObject ReserverPrincipals { get; } = new("reserver_principals");

    /// <summary>The principals that made volumes.</summary>
    public static AclObject CreatorPrincipals { get; } = new("creator_principals");

    /// <summary>The paths of HTTP endpoints.</summary>
    public static AclObject Paths { get; } = new("paths");

    /// <summary>Slaves, under their later name.</summary>
    public static AclObject Agents { get; } = new("agents") { IsListed = false };

    /// <summary>The hosts of slaves.</summary>
    public static AclObject Machines { get; } = new("machines") { IsListed = false };

    /// <summary>The master's flags.</summary>
    public static AclObject Flags { get; } = new("flags") { IsListed = false };

    /// <summary>Whether an ACL may list some of them; where not, it says ANY or NONE, as Mesos demands.</summary>
    public bool IsListed { get; private init; } = true;

    /// <summary>Whether <c>a/%</c> stands for all that lies under <c>a</c>.</summary>
    public bool IsHierarchical { get; private init; }
}
