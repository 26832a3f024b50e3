namespace ActorMesos.Domain.Resources;

/// <summary>
/// When two resources merge, and when one can be taken from another (<c>addable</c> and <c>subtractable</c> of Mesos's Resources).
/// </summary>
internal static class ResourceAlgebra
{
    /// <summary>
    /// Whether the second merges into the first. What must stay whole never merges, not even with its equal; copies of one shared
    /// volume do.
    /// </summary>
    public static bool CanAdd(Resource left, Resource right) =>
        left.IsSameKindAs(right) && (left.Shared ? left.Value.Equals(right.Value) : !MustStayWhole(left));

    /// <summary>Whether the second can be taken from the first; what must stay whole only goes whole.</summary>
    public static bool CanSubtract(Resource left, Resource right) =>
        left.IsSameKindAs(right) && (!(left.Shared || MustStayWhole(left)) || left.Value.Equals(right.Value));

    /// <summary>Whether the second is part of the first.</summary>
    public static bool Covers(Resource left, Resource right) =>
        CanSubtract(left, right) && (left.Shared ? left.ShareCount >= right.ShareCount : left.Value.Contains(right.Value));

    /// <summary>Whether it is a volume or a disk of which no part can be used.</summary>
    public static bool MustStayWhole(Resource resource) =>
        resource.Disk is { } disk && (disk.Persistence is not null || disk.Source is { MustStayWhole: true });

    public static Resource Add(Resource left, Resource right) => left.Shared
        ? left with { ShareCount = left.ShareCount + right.ShareCount }
        : left with { Value = left.Value.Plus(right.Value) };

    /// <summary>What is left, or null when it is nothing or less.</summary>
    public static Resource? Subtract(Resource left, Resource right)
    {
        if (left.Shared)
        {
            return left.ShareCount > right.ShareCount ? left with { ShareCount = left.ShareCount - right.ShareCount } : null;
        }

        var value = left.Value.Minus(right.Value);
        return value.IsEmpty ? null : left with { Value = value };
    }
}
