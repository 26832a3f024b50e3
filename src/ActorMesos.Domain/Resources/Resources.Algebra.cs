namespace ActorMesos.Domain.Resources;

public sealed partial class Resources
{
    public static Resources operator +(Resources left, Resource right)
    {
        Mixture.Room room = default;
        var mixture = new Mixture(left._entries, room);
        mixture.Add(right);
        return mixture.Settle(left);
    }

    public static Resources operator +(Resources left, Resources right)
    {
        if (right.IsEmpty)
        {
            return left;
        }

        if (left.IsEmpty)
        {
            return right;
        }

        Mixture.Room room = default;
        var mixture = new Mixture(left._entries, room);
        for (var i = 0; i < right._entries.Length; i++)
        {
            mixture.Add(right._entries[i], i);
        }

        return mixture.Settle(left);
    }

    /// <summary>What is left; taking more than there is leaves nothing, and taking what is not there changes nothing.</summary>
    public static Resources operator -(Resources left, Resource right)
    {
        Mixture.Room room = default;
        var mixture = new Mixture(left._entries, room);
        mixture.Subtract(right);
        return mixture.Settle(left);
    }

    /// <summary>What is left; taking more than there is leaves nothing, and taking what is not there changes nothing.</summary>
    public static Resources operator -(Resources left, Resources right)
    {
        if (left.IsEmpty || right.IsEmpty)
        {
            return left;
        }

        if (ReferenceEquals(left, right))
        {
            return Empty;
        }

        Mixture.Room room = default;
        var mixture = new Mixture(left._entries, room);
        foreach (var resource in right._entries)
        {
            mixture.Subtract(resource);
        }

        return mixture.Settle(left);
    }

    /// <summary>Whether one entry covers the resource; two entries never do so together.</summary>
    public bool Contains(Resource resource) => Contains(resource, 0);

    /// <summary>Whether every entry of the other collection is covered, equal volumes and MOUNT disks as often as they occur.</summary>
    public bool Contains(Resources other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        for (var i = 0; i < other._entries.Length; i++)
        {
            if (!Contains(other._entries[i], i) || other.IsOftenerThan(this, i))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>How often exactly this resource is an entry: copies of a shared volume count, part of an amount does not.</summary>
    public int CountOf(Resource resource)
    {
        var count = 0;
        foreach (var entry in _entries)
        {
            if (entry.IsIdenticalTo(resource))
            {
                count += entry.Shared ? entry.ShareCount : 1;
            }
        }

        return count;
    }

    /// <summary>Looks first where the resource is in another collection: two collections are often in one order.</summary>
    private bool Contains(Resource resource, int place)
    {
        for (var i = place; i < _entries.Length; i++)
        {
            if (ResourceAlgebra.Covers(_entries[i], resource))
            {
                return true;
            }
        }

        for (var i = 0; i < Math.Min(place, _entries.Length); i++)
        {
            if (ResourceAlgebra.Covers(_entries[i], resource))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether what must stay whole occurs here oftener than in another collection that has it.</summary>
    private bool IsOftenerThan(Resources other, int place)
    {
        var resource = _entries[place];
        if (resource.Shared || !ResourceAlgebra.MustStayWhole(resource))
        {
            return false;
        }

        for (var i = 0; i < place; i++)
        {
            if (_entries[i].IsIdenticalTo(resource))
            {
                return CountOf(resource) > other.CountOf(resource);
            }
        }

        return false;
    }
}
