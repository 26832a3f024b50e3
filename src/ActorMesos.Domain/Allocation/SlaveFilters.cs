namespace ActorMesos.Domain.Allocation;

using ActorMesos.Domain.Resources;

/// <summary>
/// Who has refused what of one slave. Refusals of equal resources are kept together: a bit says who is among them, so that a slave
/// that a thousand frameworks have refused costs twelve bytes for each.
/// </summary>
internal sealed class SlaveFilters(ClientTable table)
{
    private readonly List<Refusals> _refusals = [];
    private readonly ClientSet _passedOver = new();

    /// <summary>The last tick at which the filter that goes first is in effect; <see cref="long.MaxValue"/> without one.</summary>
    public long FirstEnd { get; private set; } = long.MaxValue;

    /// <summary>Until the tick, which still counts, the client is not offered these resources of the slave, nor less.</summary>
    public void Add(ClientEntry client, Resources refused, long lastTick)
    {
        var alike = _refusals.Find(refusals => ReferenceEquals(refusals.Resources, refused)) ?? _refusals.Find(refusals => refusals.Resources.Equals(refused));
        if (alike is null)
        {
            alike = new Refusals(refused, table);
            _refusals.Add(alike);
        }

        alike.Add(client, lastTick);
        FirstEnd = Math.Min(FirstEnd, lastTick);
    }

    /// <summary>Who would refuse an offer of these resources; null for nobody. Valid until it is asked again.</summary>
    public ClientSet? Refusing(Resources offered)
    {
        Refusals? only = null;
        var several = false;
        foreach (var refusals in _refusals)
        {
            if (!refusals.Resources.Contains(offered))
            {
                continue;
            }

            if (only is null)
            {
                only = refusals;
                continue;
            }

            if (!several)
            {
                several = true;
                _passedOver.Clear();
                _passedOver.Add(only.Clients);
            }

            _passedOver.Add(refusals.Clients);
        }

        return several ? _passedOver : only?.Clients;
    }

    /// <summary>Filters whose last tick is over go.</summary>
    public void Expire(long now) => RemoveWhere((_, lastTick) => lastTick < now);

    /// <summary>All filters of a client go.</summary>
    public bool Remove(ClientEntry client) => RemoveWhere((owner, _) => owner == client.Index, client);

    /// <summary>All filters go.</summary>
    public void Clear() => RemoveWhere(static (_, _) => true);

    private bool RemoveWhere(Func<int, long, bool> isOver, ClientEntry? only = null)
    {
        var before = _refusals.Count;
        var removed = false;
        FirstEnd = long.MaxValue;
        for (var i = before - 1; i >= 0; i--)
        {
            var refusals = _refusals[i];
            removed |= (only is null || refusals.Clients.Contains(only.Index)) && refusals.RemoveWhere(isOver);
            if (refusals.Count == 0)
            {
                _refusals.RemoveAt(i);
            }
            else
            {
                FirstEnd = Math.Min(FirstEnd, refusals.FirstEnd);
            }
        }

        return removed;
    }
}
