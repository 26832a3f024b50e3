namespace ActorMesos.Domain.Authorization;

/// <summary>
/// A rule as it is compared with requests. One whose roles mix <c>a/%</c> with plain names is several of these, as in Mesos: each
/// <c>a/%</c> by itself first, then the plain names together.
/// </summary>
/// <param name="Place">The place of the ACL in its list, from 0.</param>
/// <param name="Principals">The subjects.</param>
/// <param name="Objects">The objects.</param>
/// <param name="Above">What the name of each object begins with; null where <paramref name="Objects"/> says it.</param>
internal sealed record AclRule(int Place, AclEntity Principals, AclEntity Objects, string? Above)
{
    private const string AllUnder = "/%";

    public static IEnumerable<AclRule> Of(AclAction action, Acl acl, int place)
    {
        if (!action.Object.IsHierarchical || acl.Objects.Type is not AclEntityType.Some)
        {
            return [new(place, acl.Principals, acl.Objects, null)];
        }

        var (patterns, names) = (acl.Objects.Values.Where(IsPattern), acl.Objects.Values.Where(name => !IsPattern(name)).ToArray());
        var rules = patterns.Select(pattern => new AclRule(place, acl.Principals, AclEntity.Any, pattern[..^1]));
        return names.Length == 0 ? rules : rules.Append(new(place, acl.Principals, AclEntity.Some(names), null));
    }

    public bool Matches(AclEntity subject, AclEntity done) => Principals.Matches(subject) && Objects.Matches(done) && LiesUnder(done);

    public bool Allows(AclEntity subject, AclEntity done) => Principals.Allows(subject) && Objects.Allows(done);

    private bool LiesUnder(AclEntity done) =>
        Above is not { } above || (done.Type is AclEntityType.Some && done.Values.All(name => name.StartsWith(above, StringComparison.Ordinal)));

    private static bool IsPattern(string name) => name.EndsWith(AllUnder, StringComparison.Ordinal);
}
