using ActorMesos.Kernel.Randomness;
using ActorMesos.Simulation.Scenarios.Faults;

namespace ActorMesos.Simulation.Exploration;

/// <summary>How the times of a seed's faults lie.</summary>
internal abstract record TimeDraw(TimeSpan Duration)
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(1);

    /// <summary>Draws one time, in whole microseconds, within the duration.</summary>
    public abstract TimeSpan Draw(Dice dice);

    /// <summary>
    /// Spread over the whole duration; early, where most frameworks do most; or all within a part of the duration, so that they meet.
    /// </summary>
    public static TimeDraw Of(Dice dice, TimeSpan duration) => dice.NextBelow(3) switch
    {
        0 => new Even(duration),
        1 => new Early(duration),
        _ => Burst(dice, duration),
    };

    private static Within Burst(Dice dice, TimeSpan duration)
    {
        var length = Spread.Draw(dice, Min(Least, duration), duration);
        return new(duration, Below(dice, duration - length), length);
    }

    private static TimeSpan Below(Dice dice, TimeSpan most) => TimeSpan.FromMicroseconds(dice.NextBelow((long)most.TotalMicroseconds + 1));

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private sealed record Even(TimeSpan Duration) : TimeDraw(Duration)
    {
        public override TimeSpan Draw(Dice dice) => Below(dice, Duration);
    }

    private sealed record Early(TimeSpan Duration) : TimeDraw(Duration)
    {
        public override TimeSpan Draw(Dice dice) => Spread.Draw(dice, Min(Least, Duration), Duration);
    }

    private sealed record Within(TimeSpan Duration, TimeSpan From, TimeSpan Length) : TimeDraw(Duration)
    {
        public override TimeSpan Draw(Dice dice) => From + Below(dice, Length);
    }
}
