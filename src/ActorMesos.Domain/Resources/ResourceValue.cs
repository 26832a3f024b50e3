namespace ActorMesos.Domain.Resources;

/// <summary>
/// How much of a resource there is: an amount, ranges of numbers, or a set of names. It is a struct because a cluster holds
/// hundreds of thousands of them, nearly all scalars.
/// </summary>
public readonly struct ResourceValue : IEquatable<ResourceValue>
{
    private readonly Scalar _scalar;
    private readonly object? _items;

    private ResourceValue(Scalar scalar, object? items)
    {
        _scalar = scalar;
        _items = items;
    }

    /// <summary>An amount.</summary>
    public static ResourceValue Of(Scalar amount) => new(amount, null);

    /// <summary>Ranges of numbers.</summary>
    public static ResourceValue Of(RangesValue ranges) => new(default, ranges);

    /// <summary>A set of names.</summary>
    public static ResourceValue Of(SetValue set) => new(default, set);

    /// <summary>What this value is made of.</summary>
    public ResourceType Type => _items switch
    {
        null => ResourceType.Scalar,
        RangesValue => ResourceType.Ranges,
        _ => ResourceType.Set,
    };

    /// <summary>Whether this value is an amount.</summary>
    public bool IsScalar => _items is null;

    /// <summary>The amount; zero for what is not a scalar.</summary>
    public Scalar Scalar => _scalar;

    /// <summary>The ranges; empty for what is not made of ranges.</summary>
    public RangesValue Ranges => _items as RangesValue ?? RangesValue.Empty;

    /// <summary>The set; empty for what is not a set.</summary>
    public SetValue Set => _items as SetValue ?? SetValue.Empty;

    /// <summary>Whether there is nothing of it: an amount not above zero, no range, no name.</summary>
    public bool IsEmpty => _items switch
    {
        null => _scalar.Thousandths <= 0,
        RangesValue ranges => ranges.Count == 0,
        var items => ((SetValue)items).Count == 0,
    };

    /// <summary>Sum or union of two values of one type.</summary>
    public ResourceValue Plus(ResourceValue other) => _items switch
    {
        null => new(_scalar + other._scalar, null),
        RangesValue ranges => Of(ranges.Union(other.Ranges)),
        var items => Of(((SetValue)items).Union(other.Set)),
    };

    /// <summary>Difference of two values of one type; a scalar may come out negative.</summary>
    public ResourceValue Minus(ResourceValue other) => _items switch
    {
        null => new(_scalar - other._scalar, null),
        RangesValue ranges => Of(ranges.Except(other.Ranges)),
        var items => Of(((SetValue)items).Except(other.Set)),
    };

    /// <summary>Whether the other value, of the same type, is part of this one.</summary>
    public bool Contains(ResourceValue other) => _items switch
    {
        null => other._scalar.Thousandths >= 0 && other._scalar <= _scalar,
        RangesValue ranges => ranges.Contains(other.Ranges),
        var items => ((SetValue)items).Contains(other.Set),
    };

    /// <inheritdoc/>
    public bool Equals(ResourceValue other) => _scalar == other._scalar && Equals(_items, other._items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ResourceValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (_items?.GetHashCode() ?? 0) ^ _scalar.Thousandths.GetHashCode();

    public static bool operator ==(ResourceValue left, ResourceValue right) => left.Equals(right);
    public static bool operator !=(ResourceValue left, ResourceValue right) => !left.Equals(right);

    /// <summary>As in <c>0.5</c>, <c>[1-5,8-9]</c> or <c>{a,b}</c>.</summary>
    public override string ToString() => _items?.ToString() ?? _scalar.ToString();
}
