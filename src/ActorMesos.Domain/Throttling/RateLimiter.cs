using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Throttling;

/// <summary>Lets messages pass one after the other: the first at once, each further one an interval after the one before it.</summary>
/// <param name="qps">How many pass in a second; above 0.</param>
/// <param name="capacity">How many may wait; null for any number.</param>
public sealed class RateLimiter(double qps, int? capacity)
{
    private readonly TimeSpan _interval = TimeSpan.FromTicks((long)(TimeSpan.TicksPerSecond / qps));
    private readonly Queue<(object Message, bool Counts)> _waiting = new();
    private Instant _free;
    private int _counted;

    /// <summary>When the next message that waits may pass; null when none waits.</summary>
    public Instant? Next => _waiting.Count == 0 ? null : _free;

    /// <summary>How many may wait; null for any number.</summary>
    public int? Capacity => capacity;

    /// <summary>A message comes.</summary>
    /// <param name="message">Which.</param>
    /// <param name="now">When.</param>
    /// <param name="counts">Whether it takes a place of those that wait, and is dropped when there is none.</param>
    public RateVerdict Come(object message, Instant now, bool counts = true)
    {
        if (counts && _counted >= capacity)
        {
            return RateVerdict.Dropped;
        }

        if (_waiting.Count == 0 && now >= _free)
        {
            _free = now + _interval;
            return RateVerdict.Passes;
        }

        _waiting.Enqueue((message, counts));
        _counted += counts ? 1 : 0;
        return RateVerdict.Waits;
    }

    /// <summary>The message whose turn it is; null when it is nobody's yet.</summary>
    public object? Take(Instant now)
    {
        if (_waiting.Count == 0 || now < _free)
        {
            return null;
        }

        var (message, counts) = _waiting.Dequeue();
        _counted -= counts ? 1 : 0;
        _free = now + _interval;
        return message;
    }
}

/// <summary>What becomes of a message.</summary>
public enum RateVerdict
{
    /// <summary>It passes at once.</summary>
    Passes,

    /// <summary>It waits for its turn.</summary>
    Waits,

    /// <summary>Too many wait already.</summary>
    Dropped,
}
