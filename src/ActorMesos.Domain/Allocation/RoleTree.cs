namespace ActorMesos.Domain.Allocation;

using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Semantics;

/// <summary>The roles under one another (since 1.4; before, all beside one another), and the order in which they are served.</summary>
internal sealed class RoleTree
{
    private readonly ScalarNames _names;
    private readonly SorterKind _sorter;
    private readonly SemanticsProfile _semantics;
    private readonly Dictionary<string, RoleNode> _roles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _weights = new(StringComparer.Ordinal);
    private readonly Quantities _totals;
    private readonly Quantities _counted;
    private readonly RoleNode _root;

    public RoleTree(AllocatorSettings settings, ScalarNames names)
    {
        _names = names;
        _sorter = settings.Sorter;
        _semantics = settings.Semantics;
        _totals = new Quantities(names);
        _counted = _semantics.ReservedCountsInShare ? _totals : new Quantities(names);
        _root = New("", parent: null);
        foreach (var (role, weight) in settings.Weights)
        {
            _weights.Add(role, weight);
        }
    }

    /// <summary>The weights that were set.</summary>
    public IReadOnlyDictionary<string, double> Weights => _weights;

    /// <summary>All scalars of all slaves.</summary>
    public Quantities Totals => _totals;

    /// <summary>Whether some framework may be offered something.</summary>
    public bool IsListing => _root.Under.Count > 0;

    /// <summary>The total of a slave that came, went or changed. Before 0.27 reserved resources are no part of what roles share.</summary>
    public void AddTotal(Resources total, int sign)
    {
        _totals.Add(total, sign);
        if (!ReferenceEquals(_totals, _counted))
        {
            _counted.Add(total.Unreserved(), sign);
        }
    }

    /// <summary>Resources of a slave became others of the same quantity.</summary>
    public void ConvertTotal(Resources before, Resources after)
    {
        if (!ReferenceEquals(_totals, _counted))
        {
            _counted.Add(before.Unreserved(), -1);
            _counted.Add(after.Unreserved(), 1);
        }
    }

    /// <summary>The role in the tree; it is put there when it is first named.</summary>
    public RoleNode Role(string role)
    {
        if (!_roles.TryGetValue(role, out var node))
        {
            var slash = _semantics.RolesAreHierarchical ? role.LastIndexOf('/') : -1;
            node = New(role, slash < 0 ? _root : Role(role[..slash]));
            node.Weight = _weights.GetValueOrDefault(role, 1);
            _roles.Add(role, node);
        }

        return node;
    }

    /// <summary>The role at the top of a role's branch.</summary>
    public static string Top(string role) => role.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? role[..slash] : role;

    public void SetWeight(string role, double weight)
    {
        _weights[role] = weight;
        var node = Role(role);
        node.Parent!.Under.Changing(node);
        node.Weight = weight;
    }

    /// <summary>The roles that have frameworks to serve, in order: of each level the first with all that lies under it.</summary>
    public IEnumerable<RoleLeaf> InOrder(ulong draw) => InOrder(_root, draw);

    /// <summary>Lists or unlists a client according to its state, and with it the roles above it.</summary>
    public static void Refresh(ClientEntry client)
    {
        var wanted = client is { IsSubscribed: true, IsSuppressed: false, Framework.IsActive: true };
        if (wanted == client.IsListed)
        {
            return;
        }

        var leaf = client.Leaf;
        SetListed(leaf.Clients, client, wanted);
        if (leaf.IsListed == leaf.Clients.Count > 0)
        {
            return;
        }

        SetListed(leaf.Node.Under, leaf, !leaf.IsListed);
        for (var node = leaf.Node; node.Parent is { } parent && node.IsListed != node.Under.Count > 0; node = parent)
        {
            SetListed(parent.Under, node, !node.IsListed);
        }
    }

    /// <summary>A client was given resources, or lost some of them (sign -1), or was given something once more (counts).</summary>
    public void Charge(ClientEntry client, Resources resources, int sign, bool counts = false)
    {
        var leaf = client.Leaf;
        leaf.Clients.Changing(client);
        client.Allocated.Add(resources, sign);
        leaf.Held.Add(resources, sign);
        client.Given += counts ? 1 : 0;
        var counted = _semantics.ReservedCountsInShare ? resources : resources.Unreserved();
        Charge(leaf.Node.Under, leaf, counted, sign, counts);
        for (var node = leaf.Node; node.Parent is { } parent; node = parent)
        {
            Charge(parent.Under, node, counted, sign, counts);
            if (ReferenceEquals(parent, _root) && _semantics.Quotas)
            {
                (node.Quotable ??= new Quantities(_names)).Add(resources.Unreserved().NonRevocable(), sign);
            }
        }
    }

    private static void Charge(ISorter<SortEntry> sorter, SortEntry entry, Resources resources, int sign, bool counts)
    {
        sorter.Changing(entry);
        entry.Allocated.Add(resources, sign);
        entry.Given += counts ? 1 : 0;
    }

    private static void SetListed<T>(ISorter<T> sorter, T entry, bool listed)
        where T : SortEntry
    {
        if (listed)
        {
            sorter.List(entry);
        }
        else
        {
            sorter.Unlist(entry);
        }
    }

    private static IEnumerable<RoleLeaf> InOrder(RoleNode node, ulong draw)
    {
        foreach (var entry in node.Under.InOrder(draw))
        {
            if (entry is RoleLeaf leaf)
            {
                yield return leaf;
            }
            else if (entry is RoleNode { Under.Count: 1, Leaf.IsListed: true } simple)
            {
                yield return simple.Leaf;
            }
            else
            {
                foreach (var under in InOrder((RoleNode)entry, StableHash.Of(draw, entry.Salt)))
                {
                    yield return under;
                }
            }
        }
    }

    private RoleNode New(string path, RoleNode? parent) => new(path, parent, _names, RoleSorter, ClientSorter);

    private ISorter<SortEntry> RoleSorter() =>
        _sorter == SorterKind.Random ? new RandomSorter<SortEntry>() : new DrfSorter<SortEntry>(_counted);

    private ISorter<ClientEntry> ClientSorter(Quantities held) =>
        _sorter == SorterKind.Random ? new RandomSorter<ClientEntry>()
        : _semantics.FrameworksShareTheirRole ? new WithinRoleSorter(held)
        : new DrfSorter<ClientEntry>(_totals);
}
