using System.Runtime.InteropServices;

namespace ActorMesos.Domain.Metrics;

/// <summary>Counts things by a key: one look-up for each.</summary>
internal sealed class Tally<TKey>(IEqualityComparer<TKey>? comparer = null)
    where TKey : notnull
{
    private readonly Dictionary<TKey, long> _counts = new(comparer);

    public IEnumerable<KeyValuePair<TKey, long>> All => _counts;

    public long this[TKey key] => _counts.GetValueOrDefault(key);

    public void Add(TKey key, long more = 1) => CollectionsMarshal.GetValueRefOrAddDefault(_counts, key, out _) += more;
}
