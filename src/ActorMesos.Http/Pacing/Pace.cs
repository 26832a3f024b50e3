using System.Diagnostics;

namespace ActorMesos.Http.Pacing;

/// <summary>How virtual time follows the wall clock: so many times as fast, or not at all.</summary>
public sealed class Pace
{
    /// <summary>The greatest speed.</summary>
    public const double SpeedMost = 100;

    /// <summary>The least speed.</summary>
    public const double SpeedLeast = 0.01;

    private static readonly TimeSpan DebtMost = TimeSpan.FromSeconds(2);

    private long _anchor = Stopwatch.GetTimestamp();
    private TimeSpan _from;
    private TimeSpan _stepsTo;
    private TaskCompletionSource _stepped = new();

    /// <summary>The wall clock, in ticks that only ever go up; so many of them are a second.</summary>
    internal static long Clock() => Stopwatch.GetTimestamp();

    /// <summary>How many ticks of <see cref="Clock"/> are a second.</summary>
    internal static long ClockSecond => Stopwatch.Frequency;

    /// <summary>How many virtual seconds pass in a second.</summary>
    public double Speed { get; private set; } = 1;

    /// <summary>Whether virtual time stands still.</summary>
    public bool IsPaused { get; private set; }

    /// <summary>How much virtual time was left out because the simulation could not keep up.</summary>
    public TimeSpan Slipped { get; private set; }

    /// <summary>Virtual time goes on from an instant at a speed.</summary>
    public void Follow(TimeSpan now, double speed)
    {
        (_anchor, _from, Speed, IsPaused) = (Stopwatch.GetTimestamp(), now, speed, false);
        _stepped.TrySetResult();
    }

    /// <summary>Virtual time stands still at an instant.</summary>
    public void Pause(TimeSpan now)
    {
        (_stepsTo, IsPaused) = (now, true);
        _stepped.TrySetResult();
    }

    /// <summary>Virtual time goes on by so much, as fast as it can, and stands still again.</summary>
    /// <returns>Done when it has, or when somebody else has said how it goes on.</returns>
    public Task Step(TimeSpan now, TimeSpan by)
    {
        Pause(now);
        _stepsTo += by;
        _stepped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _stepped.Task;
    }

    /// <summary>The instant at which virtual time should be.</summary>
    /// <param name="now">Where it is.</param>
    public TimeSpan Target(TimeSpan now)
    {
        if (IsPaused)
        {
            if (now >= _stepsTo)
            {
                _stepped.TrySetResult();
            }

            return _stepsTo;
        }

        var target = _from + (Stopwatch.GetElapsedTime(_anchor) * Speed);
        if (target - now > DebtMost * Speed)
        {
            Slipped += target - now;
            Follow(now, Speed);
            return now;
        }

        return target;
    }

    /// <summary>How long it takes until virtual time is at an instant.</summary>
    public TimeSpan Until(TimeSpan instant, TimeSpan target) =>
        IsPaused ? TimeSpan.MaxValue : instant <= target ? TimeSpan.Zero : (instant - target) / Speed;
}
