using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Masters;

/// <summary>What falls due when, in the order in which it was put down. One timer of the actor serves all of it.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<object, (Instant At, long Number)> _items = new();
    private long _put;

    /// <summary>When the next item falls due; null when there is none.</summary>
    public Instant? Next => _items.TryPeek(out _, out var due) ? due.At : null;

    public void Put(Instant at, object item) => _items.Enqueue(item, (at, _put++));

    /// <summary>Takes the next item that is due, if any.</summary>
    public bool TryTake(Instant now, out object? item)
    {
        if (_items.TryPeek(out item, out var due) && due.At <= now)
        {
            _items.Dequeue();
            return true;
        }

        return false;
    }
}
