namespace ActorMesos.Domain.Allocation;

/// <summary>
/// The frameworks of a role as 0.23 put them in order: shares are parts of what the role holds, so that each allocation changes the
/// share of every one. They are compared when somebody is looked for, instead of being kept in order.
/// </summary>
/// <param name="held">What all frameworks of the role hold together.</param>
internal sealed class WithinRoleSorter(Quantities held) : ISorter<ClientEntry>
{
    private readonly List<ClientEntry> _listed = [];

    public int Count => _listed.Count;

    public void List(ClientEntry entry)
    {
        entry.IsListed = true;
        _listed.Add(entry);
    }

    public void Unlist(ClientEntry entry)
    {
        entry.IsListed = false;
        _listed.Remove(entry);
    }

    public void Changing(ClientEntry entry)
    {
        // Nothing is kept that could become wrong.
    }

    public IEnumerable<ClientEntry> InOrder(ulong draw)
    {
        _listed.ForEach(Measure);
        return _listed.Order();
    }

    public ClientEntry? First(ClientSet? passedOver, ulong draw)
    {
        ClientEntry? first = null;
        foreach (var entry in _listed)
        {
            if (passedOver?.Contains(entry.Index) == true)
            {
                continue;
            }

            Measure(entry);
            if (first is null || entry.CompareTo(first) < 0)
            {
                first = entry;
            }
        }

        return first;
    }

    private void Measure(ClientEntry entry) => entry.Share = entry.Allocated.DominantShare(held);
}
