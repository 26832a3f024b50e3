using System.Collections;

namespace ActorMesos.Domain.Resources;

/// <summary>A set of numbers as ascending ranges that neither overlap nor touch: what ranges mean after Mesos coalesced them.</summary>
public sealed class RangesValue : IReadOnlyList<ValueRange>, IEquatable<RangesValue>
{
    private readonly ValueRange[] _ranges;

    private RangesValue(ValueRange[] coalesced) => _ranges = coalesced;

    /// <summary>No number at all.</summary>
    public static RangesValue Empty { get; } = new([]);

    /// <summary>The union of the given ranges. A range that ends before it begins is a bug of the caller, and throws.</summary>
    public static RangesValue Of(params ReadOnlySpan<ValueRange> ranges) => Coalesce(ranges.ToArray());

    /// <inheritdoc/>
    public int Count => _ranges.Length;

    /// <inheritdoc/>
    public ValueRange this[int index] => _ranges[index];

    /// <summary>Every number that is in one of the two.</summary>
    public RangesValue Union(RangesValue other) =>
        other._ranges.Length == 0 ? this : _ranges.Length == 0 ? other : Coalesce([.. _ranges, .. other._ranges]);

    /// <summary>Every number of this value that is not in the other.</summary>
    public RangesValue Except(RangesValue other)
    {
        if (_ranges.Length == 0 || other._ranges.Length == 0)
        {
            return this;
        }

        var left = new List<ValueRange>(_ranges.Length + 1);
        foreach (var range in _ranges)
        {
            Cut(range, other._ranges, left);
        }

        return left.Count == 0 ? Empty : new RangesValue([.. left]);
    }

    /// <summary>Whether every number of the other value is in this one.</summary>
    public bool Contains(RangesValue other)
    {
        var mine = 0;
        foreach (var range in other._ranges)
        {
            while (mine < _ranges.Length && _ranges[mine].End < range.Begin)
            {
                mine++;
            }

            if (mine == _ranges.Length || _ranges[mine].Begin > range.Begin || _ranges[mine].End < range.End)
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public bool Equals(RangesValue? other) =>
        ReferenceEquals(this, other) || (other is not null && _ranges.AsSpan().SequenceEqual(other._ranges));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RangesValue);

    /// <inheritdoc/>
    public override int GetHashCode() => _ranges.Length == 0 ? 0 : (_ranges.Length * 31) + (int)_ranges[0].Begin;

    /// <summary>As in <c>[1-5,8-9]</c>.</summary>
    public override string ToString() => $"[{string.Join(',', _ranges)}]";

    /// <inheritdoc/>
    public IEnumerator<ValueRange> GetEnumerator() => ((IEnumerable<ValueRange>)_ranges).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static RangesValue Coalesce(ValueRange[] ranges)
    {
        if (ranges.Length == 0)
        {
            return Empty;
        }

        Array.Sort(ranges, static (left, right) => left.Begin.CompareTo(right.Begin));
        var last = 0;
        for (var i = 0; i < ranges.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(ranges[i].End, ranges[i].Begin);
            if (i == 0)
            {
                continue;
            }

            if (ranges[last].End == ulong.MaxValue || ranges[i].Begin <= ranges[last].End + 1)
            {
                ranges[last] = new ValueRange(ranges[last].Begin, Math.Max(ranges[last].End, ranges[i].End));
            }
            else
            {
                ranges[++last] = ranges[i];
            }
        }

        return new RangesValue(last + 1 == ranges.Length ? ranges : ranges[..(last + 1)]);
    }

    private static void Cut(ValueRange range, ValueRange[] holes, List<ValueRange> left)
    {
        var begin = range.Begin;
        foreach (var hole in holes)
        {
            if (hole.End < begin)
            {
                continue;
            }

            if (hole.Begin > range.End)
            {
                break;
            }

            if (hole.Begin > begin)
            {
                left.Add(new ValueRange(begin, hole.Begin - 1));
            }

            if (hole.End >= range.End)
            {
                return;
            }

            begin = hole.End + 1;
        }

        left.Add(new ValueRange(begin, range.End));
    }
}
