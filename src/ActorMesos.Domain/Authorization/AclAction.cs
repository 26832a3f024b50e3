namespace ActorMesos.Domain.Authorization;

/// <summary>Something that ACLs allow or forbid (<c>authorization.Action</c>). Two are the same only if they are one object of the catalog.</summary>
public sealed class AclAction
{
    internal AclAction(string name, AclObject done, string deed, string? formerName = null) =>
        (Name, Object, Deed, FormerName) = (name, done, deed, formerName);

    /// <summary>The field of the ACLs that holds its own: <c>reserve_resources</c>.</summary>
    public string Name { get; }

    /// <summary>What it is done to.</summary>
    public AclObject Object { get; }

    /// <summary>What is done, as the part of a sentence that ends where the object is named: <c>reserve resources for role</c>.</summary>
    public string Deed { get; }

    /// <summary>The field's name in older releases, which is read as well; null if it has always been the same.</summary>
    public string? FormerName { get; }

    /// <summary>The request to do it to an object.</summary>
    /// <param name="done">The object; null when it is not known, or when the action has none.</param>
    public AuthorizationRequest On(string? done) => new(this, done);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
