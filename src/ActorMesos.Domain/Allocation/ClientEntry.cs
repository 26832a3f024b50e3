namespace ActorMesos.Domain.Allocation;

using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;

/// <summary>A framework in one of its roles: what is offered something.</summary>
internal sealed class ClientEntry(FrameworkEntry framework, RoleLeaf leaf, int index, ScalarNames names)
    : SortEntry(framework.Id.Value, names)
{
    public FrameworkEntry Framework { get; } = framework;

    public RoleLeaf Leaf { get; } = leaf;

    public override int Index { get; } = index;

    /// <summary>Whether the role is still one of the framework's; what it holds counts for the role even afterwards.</summary>
    public bool IsSubscribed { get; set; }

    /// <summary>Whether the framework wants no offers in this role for now (<c>SUPPRESS</c>).</summary>
    public bool IsSuppressed { get; set; }

    /// <summary>What it wishes of its offers; null for nothing besides what all get.</summary>
    public OfferWish? Wish { get; set; }

    /// <summary>How many filters of it there are, on all slaves together.</summary>
    public int Filters { get; set; }
}

/// <summary>A framework with its roles, in the order in which it named them first.</summary>
internal sealed class FrameworkEntry(FrameworkId id)
{
    public FrameworkId Id { get; } = id;

    public bool IsActive { get; set; } = true;

    public FrameworkCapabilities Capabilities { get; set; }

    public List<ClientEntry> Clients { get; } = [];

    public bool Can(FrameworkCapabilities capability) => (Capabilities & capability) == capability;

    /// <summary>Its client in a role; in its first role where none is named, as by frameworks that have only one.</summary>
    public ClientEntry? Client(string? role) => role is null ? Clients[0] : Clients.Find(client => client.Leaf.Role == role);
}
