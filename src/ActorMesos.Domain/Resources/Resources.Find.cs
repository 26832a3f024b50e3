namespace ActorMesos.Domain.Resources;

public sealed partial class Resources
{
    /// <summary>
    /// What could satisfy the target whatever it is reserved for: first from what is reserved for the target's role, then from the
    /// unreserved, then from the rest. At most one entry is used up whole in each of the three passes, as in Mesos. Null when that
    /// does not cover the target.
    /// </summary>
    public Resources? Find(Resource target)
    {
        var found = Empty;
        var total = this;
        var remaining = target.ToUnreserved();
        Func<Resources, Resources>[] passes = [all => all.ReservedTo(target.Role), all => all.Unreserved(), all => all];
        foreach (var candidates in passes)
        {
            foreach (var entry in candidates(total))
            {
                var stripped = entry.ToUnreserved();
                if (ResourceAlgebra.Covers(stripped, remaining))
                {
                    return found + (remaining with { Reservations = entry.Reservations });
                }

                if (ResourceAlgebra.Covers(remaining, stripped) && ResourceAlgebra.Subtract(remaining, stripped) is { } rest)
                {
                    found += entry;
                    total -= entry;
                    remaining = rest;
                    break;
                }
            }
        }

        return null;
    }

    /// <summary>What could satisfy every target, one after the other; null when one cannot be.</summary>
    public Resources? Find(Resources targets)
    {
        var found = Empty;
        var total = this;
        foreach (var target in targets)
        {
            if (total.Find(target) is not { } some)
            {
                return null;
            }

            found += some;
            total -= some;
        }

        return found;
    }
}
