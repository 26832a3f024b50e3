using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace ActorMesos.Simulation.Scenarios;

/// <summary>An immutable list that equals another when their elements do, so that records that hold one have value semantics.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
[CollectionBuilder(typeof(Sequence), nameof(Sequence.Of))]
public sealed class Sequence<T> : IReadOnlyList<T>, IEquatable<Sequence<T>>
{
    private readonly ImmutableArray<T> _items;

    internal Sequence(ImmutableArray<T> items) => _items = items;

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <inheritdoc/>
    public bool Equals(Sequence<T>? other) => other is not null && _items.SequenceEqual(other._items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Sequence<T>);

    /// <summary>The number of elements: equal sequences have equal hashes, and no hash of a text is needed.</summary>
    public override int GetHashCode() => _items.Length;

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", _items)}]";
}

/// <summary>Makes sequences from collection expressions.</summary>
public static class Sequence
{
    /// <summary>A sequence of the given elements.</summary>
    public static Sequence<T> Of<T>(ReadOnlySpan<T> items) => new([.. items]);
}
