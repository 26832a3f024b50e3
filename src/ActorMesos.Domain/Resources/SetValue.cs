using System.Collections;

namespace ActorMesos.Domain.Resources;

/// <summary>Distinct names in ordinal order.</summary>
public sealed class SetValue : IReadOnlyList<string>, IEquatable<SetValue>
{
    private readonly string[] _items;

    private SetValue(string[] sorted) => _items = sorted;

    /// <summary>No name at all.</summary>
    public static SetValue Empty { get; } = new([]);

    /// <summary>The given names, each once.</summary>
    public static SetValue Of(params ReadOnlySpan<string> items) => From(items.ToArray());

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public string this[int index] => _items[index];

    /// <summary>Every name that is in one of the two.</summary>
    public SetValue Union(SetValue other) =>
        other._items.Length == 0 ? this : _items.Length == 0 ? other : From([.. _items, .. other._items]);

    /// <summary>Every name of this value that is not in the other.</summary>
    public SetValue Except(SetValue other) => From(Array.FindAll(_items, item => !other.Holds(item)));

    /// <summary>Whether every name of the other value is in this one.</summary>
    public bool Contains(SetValue other)
    {
        foreach (var item in other._items)
        {
            if (!Holds(item))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public bool Equals(SetValue? other) =>
        ReferenceEquals(this, other) || (other is not null && _items.AsSpan().SequenceEqual(other._items));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SetValue);

    /// <inheritdoc/>
    public override int GetHashCode() => _items.Length;

    /// <summary>As in <c>{a,b}</c>.</summary>
    public override string ToString() => $"{{{string.Join(',', _items)}}}";

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private bool Holds(string item) => Array.BinarySearch(_items, item, StringComparer.Ordinal) >= 0;

    private static SetValue From(string[] items)
    {
        if (items.Length == 0)
        {
            return Empty;
        }

        Array.Sort(items, StringComparer.Ordinal);
        var last = 0;
        for (var i = 1; i < items.Length; i++)
        {
            if (!string.Equals(items[i], items[last], StringComparison.Ordinal))
            {
                items[++last] = items[i];
            }
        }

        return new SetValue(last + 1 == items.Length ? items : items[..(last + 1)]);
    }
}
