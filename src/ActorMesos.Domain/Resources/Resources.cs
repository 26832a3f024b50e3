using System.Collections;

namespace ActorMesos.Domain.Resources;

/// <summary>
/// An immutable collection of resources and its algebra (Mesos's <c>Resources</c>). No two entries can be merged, none is empty,
/// and order has no meaning. What is not valid must be refused before it is put in here.
/// </summary>
public sealed partial class Resources : IReadOnlyList<Resource>, IEquatable<Resources>
{
    private readonly Resource[] _entries;

    internal Resources(Resource[] entries) => _entries = entries;

    /// <summary>Nothing.</summary>
    public static Resources Empty { get; } = new([]);

    /// <summary>The sum of the given resources.</summary>
    public static Resources Of(params ReadOnlySpan<Resource> resources)
    {
        Mixture.Room room = default;
        var mixture = new Mixture([], room);
        foreach (var resource in resources)
        {
            mixture.Add(resource);
        }

        return mixture.Settle(Empty);
    }

    /// <summary>The sum of the given resources.</summary>
    public static Resources Of(IEnumerable<Resource> resources) => resources as Resources ?? Of([.. resources]);

    /// <inheritdoc/>
    public int Count => _entries.Length;

    /// <inheritdoc/>
    public Resource this[int index] => _entries[index];

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => _entries.Length == 0;

    /// <summary>Whether each contains the other.</summary>
    public bool Equals(Resources? other) =>
        ReferenceEquals(this, other) || (other is not null && other.Count == Count && Contains(other) && other.Contains(this));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Resources);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var sum = 0;
        foreach (var entry in _entries)
        {
            sum += (entry.Name.Length * 31) + entry.Value.GetHashCode();
        }

        return sum;
    }

    public static bool operator ==(Resources? left, Resources? right) => left is null ? right is null : left.Equals(right);
    public static bool operator !=(Resources? left, Resources? right) => !(left == right);

    /// <summary>Compact text that does not depend on the order of insertion, see <see cref="ResourceText.Print(Resources)"/>.</summary>
    public override string ToString() => ResourceText.Print(this);

    /// <summary>The entries, for a loop without allocation.</summary>
    public ReadOnlySpan<Resource> AsSpan() => _entries;

    /// <summary>Goes through the entries.</summary>
    public ArraySegment<Resource>.Enumerator GetEnumerator() => new ArraySegment<Resource>(_entries).GetEnumerator();

    IEnumerator<Resource> IEnumerable<Resource>.GetEnumerator() => ((IEnumerable<Resource>)_entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _entries.GetEnumerator();
}
