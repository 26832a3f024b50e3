using System.Collections.Immutable;
using ActorMesos.Domain.Slaves;

namespace ActorMesos.Domain.Allocation;

/// <summary>
/// On which slaves a framework wants offers in a role (<c>OfferConstraints.RoleConstraints</c>, since 1.11): on those that satisfy all
/// constraints of one of several groups.
/// </summary>
public sealed class OfferConstraints
{
    private readonly ImmutableArray<ImmutableArray<AttributeConstraint>> _groups;

    private OfferConstraints(ImmutableArray<ImmutableArray<AttributeConstraint>> groups) => _groups = groups;

    /// <summary>The constraints of several groups.</summary>
    public static OfferConstraints Of(IEnumerable<IEnumerable<AttributeConstraint>> groups) => new([.. groups.Select(group => group.ToImmutableArray())]);

    /// <summary>Whether the slave is one of those.</summary>
    public bool Allow(SlaveInfo slave)
    {
        ArgumentNullException.ThrowIfNull(slave);
        foreach (var group in _groups)
        {
            if (group.All(constraint => constraint.Holds(slave)))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(" or ", _groups.Select(group => string.Join(" and ", group)));
}
