namespace ActorMesos.Domain.Allocation;

/// <summary>
/// Least dominant share first (Mesos's <c>DRFSorter</c>). What changed is put in its place when the order is next read, so that
/// many changes of one entry cost one.
/// </summary>
/// <param name="totals">What shares are parts of: all resources of the cluster.</param>
internal sealed class DrfSorter<T>(Quantities totals) : ISorter<T>
    where T : SortEntry
{
    /// <summary>How far the order is followed before all that are left are compared instead.</summary>
    private const int StepsMost = 32;

    private readonly SortedSet<T> _sorted = [];
    private readonly List<T> _aside = [];
    private readonly ClientSet _listed = new();
    private readonly Dictionary<int, T> _clients = [];
    private int _sortedFor;

    public int Count => _sorted.Count + _aside.Count;

    public void List(T entry)
    {
        entry.IsListed = true;
        PutAside(entry);
        if (entry is ClientEntry)
        {
            _listed.Add(entry.Index);
            _clients.Add(entry.Index, entry);
        }
    }

    public void Unlist(T entry)
    {
        entry.IsListed = false;
        _ = entry.IsAside ? _aside.Remove(entry) : _sorted.Remove(entry);
        entry.IsAside = false;
        if (entry is ClientEntry)
        {
            _listed.Remove(entry.Index);
            _clients.Remove(entry.Index);
        }
    }

    public void Changing(T entry)
    {
        if (entry is { IsListed: true, IsAside: false })
        {
            _sorted.Remove(entry);
            PutAside(entry);
        }
    }

    public IEnumerable<T> InOrder(ulong draw)
    {
        Settle();
        return _aside.Count > 0 ? _aside : _sorted;
    }

    public T? First(ClientSet? passedOver, ulong draw)
    {
        Settle();
        if (_aside.Count > 0)
        {
            return passedOver?.Contains(_aside[0].Index) == true ? null : _aside[0];
        }

        if (_sorted.Min is not { } first || passedOver?.Contains(first.Index) != true)
        {
            return _sorted.Min;
        }

        var steps = 0;
        foreach (var entry in _sorted)
        {
            if (!passedOver.Contains(entry.Index))
            {
                return entry;
            }

            if (++steps == StepsMost)
            {
                return LeastOfTheRest(passedOver);
            }
        }

        return null;
    }

    /// <summary>Most are passed over: the few that are left are compared with one another.</summary>
    private T? LeastOfTheRest(ClientSet passedOver)
    {
        T? least = null;
        foreach (var index in _listed.Except(passedOver))
        {
            var entry = _clients[index];
            if (least is null || entry.CompareTo(least) < 0)
            {
                least = entry;
            }
        }

        return least;
    }

    private void Settle()
    {
        if (_sortedFor != totals.Version)
        {
            // Slaves came or went: every share is another.
            _sortedFor = totals.Version;
            foreach (var entry in _sorted)
            {
                entry.IsAside = true;
            }

            _aside.AddRange(_sorted);
            _sorted.Clear();
        }

        // A single entry has no place to be put in.
        if (_aside.Count + _sorted.Count > 1)
        {
            foreach (var entry in _aside)
            {
                entry.Share = entry.Allocated.DominantShare(totals) / entry.Weight;
                entry.IsAside = false;
                _sorted.Add(entry);
            }

            _aside.Clear();
        }
    }

    private void PutAside(T entry)
    {
        entry.IsAside = true;
        _aside.Add(entry);
    }
}
