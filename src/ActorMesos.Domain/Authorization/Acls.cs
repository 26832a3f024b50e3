namespace ActorMesos.Domain.Authorization;

/// <summary>One rule: who may do something, and to what (<c>ACL</c>).</summary>
/// <param name="Principals">The subjects.</param>
/// <param name="Objects">The objects.</param>
public sealed record Acl(AclEntity Principals, AclEntity Objects);

/// <summary>The rules of one action; the first that matches decides.</summary>
/// <param name="Action">The action.</param>
/// <param name="Rules">Its rules, at least one.</param>
public sealed record AclList(AclAction Action, IReadOnlyList<Acl> Rules)
{
    /// <inheritdoc/>
    public bool Equals(AclList? other) => other is not null && Action == other.Action && Rules.SequenceEqual(other.Rules);

    /// <inheritdoc/>
    public override int GetHashCode() => Rules.Count;
}

/// <summary>What an operator allows and forbids (<c>ACLs</c>, the value of Mesos's flag <c>--acls</c>).</summary>
public sealed class Acls : IEquatable<Acls>
{
    private readonly AclList[] _lists;

    /// <summary>ACLs of the given rules; those of actions come in the order of the catalog, whatever the order here.</summary>
    /// <param name="permissive">Whether what no rule matches is allowed.</param>
    /// <param name="lists">The rules, one list for each action that has any.</param>
    public Acls(bool permissive, params IEnumerable<AclList> lists)
    {
        Permissive = permissive;
        var given = lists.ToList();
        _lists = [.. AclActions.All.SelectMany(action => given.Where(list => list.Action == action && list.Rules.Count > 0))];
        if (_lists.DistinctBy(list => list.Action).Count() != _lists.Length)
        {
            throw new ArgumentException("An action has two lists of rules.", nameof(lists));
        }
    }

    /// <summary>Everything is allowed, as in a Mesos without <c>--acls</c>.</summary>
    public static Acls Default { get; } = new(permissive: true);

    /// <summary>Whether what no rule matches is allowed.</summary>
    public bool Permissive { get; }

    /// <summary>The actions that have rules, in the order of the catalog.</summary>
    public IReadOnlyList<AclList> Lists => _lists;

    /// <summary>The rules of an action, in the order in which they are asked.</summary>
    public IReadOnlyList<Acl> Of(AclAction action) => Array.Find(_lists, list => list.Action == action)?.Rules ?? [];

    /// <inheritdoc/>
    public bool Equals(Acls? other) => other is not null && Permissive == other.Permissive && _lists.AsSpan().SequenceEqual(other._lists);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Acls);

    /// <inheritdoc/>
    public override int GetHashCode() => _lists.Length;
}
