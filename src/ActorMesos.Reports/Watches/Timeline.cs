namespace ActorMesos.Reports.Watches;

/// <summary>What lasted for a while and what happened at an instant, gathered from several watches.</summary>
public sealed class Timeline
{
    private readonly Dictionary<string, (Span Span, long Order)> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _openOn = new(StringComparer.Ordinal);
    private long _begun;

    /// <summary>What has ended, in the order of its end.</summary>
    public List<Span> Ended { get; } = [];

    /// <summary>The marks, in the order of time.</summary>
    public List<Mark> Marks { get; } = [];

    /// <summary>What has ended and what still lasts, by its beginning.</summary>
    public IEnumerable<Span> All => Ended.Concat(_open.Values.OrderBy(entry => entry.Order).Select(entry => entry.Span)).OrderBy(span => span.From);

    /// <summary>Something begins. What lasted under the same key ends.</summary>
    public void Begin(string key, Span span)
    {
        ArgumentNullException.ThrowIfNull(span);
        End(key, span.From);
        _open.Add(key, (span, _begun++));
        if (!_openOn.TryGetValue(span.Node, out var keys))
        {
            _openOn.Add(span.Node, keys = []);
        }

        keys.Add(key);
    }

    /// <summary>What lasts under the key; null for nothing.</summary>
    public Span? Lasting(string key) => _open.TryGetValue(key, out var entry) ? entry.Span : null;

    /// <summary>What of one kind lasts on a node.</summary>
    public IReadOnlyList<Span> LastingOn(string node, string lane) => _openOn.TryGetValue(node, out var keys)
        ? [.. keys.Select(key => _open[key].Span).Where(span => string.Equals(span.Lane, lane, StringComparison.Ordinal))]
        : [];

    /// <summary>What lasts under the key ends, if anything does.</summary>
    public void End(string key, long at)
    {
        if (_open.Remove(key, out var entry))
        {
            _openOn[entry.Span.Node].Remove(key);
            if (at > entry.Span.From)
            {
                Ended.Add(entry.Span with { To = at });
            }
        }
    }

    /// <summary>All that lasts and is meant ends.</summary>
    public void EndAll(long at, Func<Span, bool> isMeant)
    {
        ArgumentNullException.ThrowIfNull(isMeant);
        foreach (var (key, _) in _open.Where(entry => isMeant(entry.Value.Span)).OrderBy(entry => entry.Value.Order).ToList())
        {
            End(key, at);
        }
    }
}
