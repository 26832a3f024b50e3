namespace ActorMesos.Domain.Allocation;

using ActorMesos.Domain.Ids;

/// <summary>
/// Entries as the seed draws them, one that weighs twice as much twice as often (Mesos's <c>RandomSorter</c>). One draw is the whole
/// order, so that it does not depend on who asks first.
/// </summary>
internal sealed class RandomSorter<T> : ISorter<T>
    where T : SortEntry
{
    private readonly SortedList<string, T> _listed = new(StringComparer.Ordinal);

    public int Count => _listed.Count;

    public void List(T entry)
    {
        entry.IsListed = true;
        _listed.Add(entry.Path, entry);
    }

    public void Unlist(T entry)
    {
        entry.IsListed = false;
        _listed.Remove(entry.Path);
    }

    public void Changing(T entry)
    {
        // What an entry has does not matter here.
    }

    public IEnumerable<T> InOrder(ulong draw)
    {
        T[] left = [.. _listed.Values];
        var (weight, weighAlike) = Weigh(left);
        for (var count = left.Length; count > 0; count--)
        {
            draw = StableHash.Of(draw, (ulong)count);
            var fraction = StableHash.Fraction(draw);
            var drawn = weighAlike ? (int)(fraction * count) : Drawn(left.AsSpan(0, count), fraction * weight);
            var taken = left[drawn];
            weight -= taken.Weight;
            left[drawn] = left[count - 1];
            yield return taken;
        }
    }

    public T? First(ClientSet? passedOver, ulong draw)
    {
        foreach (var entry in InOrder(draw))
        {
            if (passedOver?.Contains(entry.Index) != true)
            {
                return entry;
            }
        }

        return null;
    }

    private static (double Sum, bool Alike) Weigh(T[] entries)
    {
        var (sum, alike) = (0.0, true);
        foreach (var entry in entries)
        {
            sum += entry.Weight;
            alike &= entry.Weight == entries[0].Weight;
        }

        return (sum, alike);
    }

    private static int Drawn(ReadOnlySpan<T> left, double point)
    {
        for (var i = 0; i < left.Length - 1; i++)
        {
            point -= left[i].Weight;
            if (point < 0)
            {
                return i;
            }
        }

        return left.Length - 1;
    }
}
