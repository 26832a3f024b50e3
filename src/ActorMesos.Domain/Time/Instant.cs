using System.Globalization;

namespace ActorMesos.Domain.Time;

/// <summary>A point of virtual time, counted from the start of the simulation in ticks of 100 ns.</summary>
/// <param name="Ticks">Ticks of 100 ns since the simulation began.</param>
public readonly record struct Instant(long Ticks) : IComparable<Instant>
{
    /// <summary>The start of the simulation.</summary>
    public static Instant Start => default;

    /// <summary>The instant that lies the given duration after the start.</summary>
    public static Instant After(TimeSpan sinceStart) => new(sinceStart.Ticks);

    /// <summary>How long after the start this instant lies.</summary>
    public TimeSpan SinceStart => TimeSpan.FromTicks(Ticks);

    /// <inheritdoc/>
    public int CompareTo(Instant other) => Ticks.CompareTo(other.Ticks);

    public static Instant operator +(Instant instant, TimeSpan duration) => new(instant.Ticks + duration.Ticks);
    public static TimeSpan operator -(Instant later, Instant earlier) => TimeSpan.FromTicks(later.Ticks - earlier.Ticks);
    public static bool operator <(Instant left, Instant right) => left.Ticks < right.Ticks;
    public static bool operator >(Instant left, Instant right) => left.Ticks > right.Ticks;
    public static bool operator <=(Instant left, Instant right) => left.Ticks <= right.Ticks;
    public static bool operator >=(Instant left, Instant right) => left.Ticks >= right.Ticks;

    /// <summary>Seconds since the start with seven decimals, as in <c>12.0003417s</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Ticks / TimeSpan.TicksPerSecond}.{Ticks % TimeSpan.TicksPerSecond:D7}s");
}
