using System.Numerics;
using ActorMesos.Kernel.Randomness;

namespace ActorMesos.Simulation.Scenarios.Faults;

/// <summary>Durations over several orders of magnitude.</summary>
public static class Spread
{
    /// <summary>
    /// A duration in whole microseconds between two bounds, both included. Each doubling of the lower bound is as likely as the next: what is
    /// short is drawn as often as what is long. No logarithm is taken, whose last digits differ between systems.
    /// </summary>
    public static TimeSpan Draw(Dice dice, TimeSpan least, TimeSpan most)
    {
        ArgumentNullException.ThrowIfNull(dice);
        var (low, high) = (Math.Max(1, Micros(least)), Math.Max(1, Micros(most)));
        var doublings = BitOperations.Log2((ulong)Math.Max(1, high / low)) + 1;
        var from = low << (int)dice.NextBelow(doublings);
        var to = Math.Min(high, from * 2);
        return TimeSpan.FromMicroseconds(from + dice.NextBelow(Math.Max(1, to - from + 1)));
    }

    private static long Micros(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMicrosecond;
}
