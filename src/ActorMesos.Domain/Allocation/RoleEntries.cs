namespace ActorMesos.Domain.Allocation;

/// <summary>
/// A role in the tree of roles, with all that lies under it: what it has is what its whole subtree has. Its own frameworks hang at its
/// <see cref="Leaf"/>, which competes with the roles under it.
/// </summary>
internal sealed class RoleNode : SortEntry
{
    public RoleNode(string path, RoleNode? parent, ScalarNames names, Func<ISorter<SortEntry>> sorter, Func<Quantities, ISorter<ClientEntry>> clients)
        : base(path, names)
    {
        Parent = parent;
        Under = sorter();
        Leaf = new RoleLeaf(this, names, clients);
    }

    /// <summary>The role above it; null for the root, which is no role.</summary>
    public RoleNode? Parent { get; }

    /// <summary>Its leaf and the roles under it, as far as some framework there may be offered something.</summary>
    public ISorter<SortEntry> Under { get; }

    public RoleLeaf Leaf { get; }

    /// <summary>The unreserved resources that cannot be taken back which its subtree has: these count against a quota.</summary>
    public Quantities? Quotable { get; set; }
}

/// <summary>The frameworks of a role itself: Mesos's virtual leaf <c>.</c> under a role that is also a parent.</summary>
internal sealed class RoleLeaf(RoleNode node, ScalarNames names, Func<Quantities, ISorter<ClientEntry>> clients) : SortEntry(node.Path + "/.", names)
{
    public RoleNode Node { get; } = node;

    public string Role => Node.Path;

    /// <summary>What all its frameworks have, whatever counts in the role's share.</summary>
    public Quantities Held { get; private init; } = new(names);

    public ISorter<ClientEntry> Clients => field ??= clients(Held);

    /// <summary>How many of its frameworks have wishes of their own.</summary>
    public int Wishes { get; set; }
}
