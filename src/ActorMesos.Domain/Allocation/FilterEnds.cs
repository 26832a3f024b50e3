using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Allocation;

/// <summary>When filters of which slave go next. A slave waits once, for the filter of it that goes first, however many it has.</summary>
internal sealed class FilterEnds
{
    private readonly PriorityQueue<SlaveEntry, long> _ends = new();

    /// <summary>The slave has another filter.</summary>
    public void Await(SlaveEntry slave)
    {
        if (slave.Filters!.FirstEnd < slave.AwaitedEnd)
        {
            slave.AwaitedEnd = slave.Filters.FirstEnd;
            _ends.Enqueue(slave, slave.AwaitedEnd);
        }
    }

    /// <summary>Filters that are over go.</summary>
    /// <returns>The slaves that lost some.</returns>
    public List<SlaveEntry> Expire(Instant now)
    {
        var changed = new List<SlaveEntry>();
        while (_ends.TryPeek(out var slave, out var end) && end < now.Ticks)
        {
            _ends.Dequeue();
            if (end == slave.AwaitedEnd && !slave.IsRemoved)
            {
                slave.Filters!.Expire(now.Ticks);
                slave.AwaitedEnd = long.MaxValue;
                Await(slave);
                changed.Add(slave);
            }
        }

        return changed;
    }
}
