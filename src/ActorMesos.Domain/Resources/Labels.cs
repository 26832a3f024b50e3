using System.Collections;

namespace ActorMesos.Domain.Resources;

/// <summary>One label: a key and perhaps a value.</summary>
/// <param name="Key">The key; it may occur more than once in a list.</param>
/// <param name="Value">The value, if there is one.</param>
public sealed record Label(string Key, string? Value = null);

/// <summary>An immutable list of labels. Two lists are equal when they hold the same labels as often, in any order.</summary>
public sealed class Labels : IReadOnlyList<Label>, IEquatable<Labels>
{
    private readonly Label[] _labels;

    private Labels(Label[] labels) => _labels = labels;

    /// <summary>The given labels.</summary>
    public static Labels Of(params ReadOnlySpan<Label> labels) => new(labels.ToArray());

    /// <inheritdoc/>
    public int Count => _labels.Length;

    /// <inheritdoc/>
    public Label this[int index] => _labels[index];

    /// <inheritdoc/>
    public bool Equals(Labels? other)
    {
        if (other is null || other._labels.Length != _labels.Length)
        {
            return false;
        }

        foreach (var label in _labels)
        {
            if (Array.FindAll(_labels, label.Equals).Length != Array.FindAll(other._labels, label.Equals).Length)
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Labels);

    /// <inheritdoc/>
    public override int GetHashCode() => _labels.Length;

    /// <summary>As in <c>{rack=r1,ssd}</c>, in ordinal order.</summary>
    public override string ToString() => $"{{{string.Join(',', _labels.Select(Print).Order(StringComparer.Ordinal))}}}";

    /// <inheritdoc/>
    public IEnumerator<Label> GetEnumerator() => ((IEnumerable<Label>)_labels).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static string Print(Label label) => label.Value is null ? label.Key : $"{label.Key}={label.Value}";
}
