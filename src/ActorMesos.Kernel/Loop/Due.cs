namespace ActorMesos.Kernel.Loop;

/// <summary>When a step falls due, and its place among the steps of the same instant, which never depends on threads.</summary>
/// <param name="At">Ticks of 100 ns of virtual time.</param>
/// <param name="Order">The place within the instant: a hash of the seed and of what makes the step.</param>
/// <param name="Number">The place among steps of the same order.</param>
public readonly record struct Due(long At, ulong Order, ulong Number) : IComparable<Due>
{
    /// <inheritdoc/>
    public int CompareTo(Due other)
    {
        if (At != other.At)
        {
            return At < other.At ? -1 : 1;
        }

        return Order != other.Order ? Order.CompareTo(other.Order) : Number.CompareTo(other.Number);
    }

    /// <summary>The instant that lies so much later; the last one of all where the delay is for ever.</summary>
    internal static long Later(long at, long latency, TimeSpan extra) =>
        extra.Ticks < long.MaxValue - latency - Math.Max(0, at) ? at + latency + extra.Ticks : long.MaxValue;

    public static bool operator <(Due left, Due right) => left.CompareTo(right) < 0;
    public static bool operator >(Due left, Due right) => left.CompareTo(right) > 0;
    public static bool operator <=(Due left, Due right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Due left, Due right) => left.CompareTo(right) >= 0;
}
