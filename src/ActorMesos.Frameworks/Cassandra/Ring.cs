using ActorMesos.Domain.Ids;

namespace ActorMesos.Frameworks.Cassandra;

/// <summary>Who owns which tokens: each token's range ends at it and begins behind the one before.</summary>
public sealed class Ring
{
    private readonly List<(ulong Token, string Name)> _tokens = [];
    private readonly Dictionary<string, string> _racks = new(StringComparer.Ordinal);
    private readonly int _rackCount;

    /// <summary>The ring of some nodes.</summary>
    /// <param name="nodes">Their names and racks; empty racks count as one.</param>
    /// <param name="tokens">How many tokens each has.</param>
    public Ring(IEnumerable<(string Name, string Rack)> nodes, int tokens)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        foreach (var (name, rack) in nodes)
        {
            _racks.Add(name, rack);
            for (var i = 0; i < tokens; i++)
            {
                _tokens.Add((StableHash.Of(StableHash.Of(name), (ulong)i + 1), name));
            }
        }

        _rackCount = _racks.Values.Distinct(StringComparer.Ordinal).Count();
        _tokens.Sort(static (left, right) => left.Token != right.Token
            ? left.Token.CompareTo(right.Token)
            : string.CompareOrdinal(left.Name, right.Name));
    }

    /// <summary>Whether somebody is on it.</summary>
    public bool IsEmpty => _tokens.Count == 0;

    /// <summary>
    /// The nodes on which a row lies, clockwise from its token, racks that have none of it first (<c>NetworkTopologyStrategy</c>); fewer
    /// than asked for where there are fewer nodes.
    /// </summary>
    public List<string> Replicas(ulong token, int replication)
    {
        var replicas = new List<string>(replication);
        var skipped = new List<string>();
        var racks = new HashSet<string>(StringComparer.Ordinal);
        var start = FirstFrom(token);
        for (var i = 0; i < _tokens.Count && replicas.Count < replication; i++)
        {
            var name = _tokens[(start + i) % _tokens.Count].Name;
            if (replicas.Contains(name) || skipped.Contains(name))
            {
                continue;
            }

            (racks.Add(_racks[name]) || racks.Count == _rackCount ? replicas : skipped).Add(name);
            if (racks.Count == _rackCount)
            {
                for (; skipped.Count > 0 && replicas.Count < replication; skipped.RemoveAt(0))
                {
                    replicas.Add(skipped[0]);
                }
            }
        }

        return replicas;
    }

    private int FirstFrom(ulong token)
    {
        var (low, high) = (0, _tokens.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _tokens[middle].Token < token ? (middle + 1, high) : (low, middle);
        }

        return low == _tokens.Count ? 0 : low;
    }
}
