using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Wire;

/// <summary>Instants as clients outside read them: seconds since 1970, as if the simulation had begun on the day on which Mesos 0.23.0 was released.</summary>
public static class WireTime
{
    private static readonly TimeSpan Begin = new DateTime(2015, 7, 22, 0, 0, 0, DateTimeKind.Utc) - DateTime.UnixEpoch;

    /// <summary>Seconds since 1970, to the microsecond.</summary>
    public static decimal Seconds(Instant at) => decimal.Round((decimal)(Begin + at.SinceStart).Ticks / TimeSpan.TicksPerSecond, 6);

    /// <summary>The instant that lies so many nanoseconds after 1970.</summary>
    public static Instant FromNanoseconds(decimal nanoseconds) => Instant.After(TimeSpan.FromTicks((long)(nanoseconds / TimeSpan.NanosecondsPerTick)) - Begin);

    /// <summary>Nanoseconds since 1970.</summary>
    public static long Nanoseconds(Instant at) => (Begin + at.SinceStart).Ticks * TimeSpan.NanosecondsPerTick;
}
