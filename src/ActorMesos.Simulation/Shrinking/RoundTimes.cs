namespace ActorMesos.Simulation.Shrinking;

/// <summary>Durations that are simpler than others.</summary>
internal static class RoundTimes
{
    private static readonly TimeSpan[] Ladder =
    [
        TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2),
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromDays(1), TimeSpan.FromDays(10),
    ];

    private static readonly TimeSpan[] Units =
    [
        TimeSpan.FromHours(1), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(1),
        TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(1), TimeSpan.FromMicroseconds(1),
    ];

    /// <summary>Round durations that are shorter, the shortest first.</summary>
    public static IEnumerable<TimeSpan> Shorter(TimeSpan duration) => Ladder.Where(rung => rung < duration);

    /// <summary>Durations near this one that are rounder, the roundest first: below it and then above it, of each unit.</summary>
    public static IEnumerable<TimeSpan> Rounder(TimeSpan duration)
    {
        foreach (var unit in Units)
        {
            if (duration.Ticks % unit.Ticks == 0)
            {
                yield break;
            }

            var below = TimeSpan.FromTicks(duration.Ticks / unit.Ticks * unit.Ticks);
            if (below > TimeSpan.Zero)
            {
                yield return below;
                yield return below + unit;
            }
        }
    }
}
