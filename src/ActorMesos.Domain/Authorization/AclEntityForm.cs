using ActorMesos.Domain.Decisions;

namespace ActorMesos.Domain.Authorization;

/// <summary>
/// What somebody may write as an entity, in JSON or in a scenario. It is stricter than Mesos where what is written would be passed over
/// in silence: values beside ANY or NONE, and a list of nobody.
/// </summary>
public static class AclEntityForm
{
    /// <summary>The entity that was written; refuses what has no meaning.</summary>
    /// <param name="type">SOME unless it was written.</param>
    /// <param name="values">The values that were written.</param>
    /// <param name="isListed">Whether the entity may list names.</param>
    public static Result<AclEntity> Entity(AclEntityType type, IReadOnlyList<string> values, bool isListed)
    {
        if (type is not AclEntityType.Some)
        {
            var entity = type is AclEntityType.Any ? AclEntity.Any : AclEntity.None;
            return values.Count == 0 ? entity : new Refusal("acl-values", $"has values, which {entity} passes over; leave one of the two out");
        }

        if (!isListed)
        {
            return new Refusal("acl-values", "lists names, but the action has no object with a name; say type ANY or NONE");
        }

        if (values.Count == 0)
        {
            return new Refusal("acl-values", "names nobody, so that it would never match; give values, or say type ANY or NONE");
        }

        return values.Contains("", StringComparer.Ordinal)
            ? new Refusal("acl-values", "has an empty name among its values; give each at least one letter")
            : AclEntity.Some([.. values]);
    }
}
