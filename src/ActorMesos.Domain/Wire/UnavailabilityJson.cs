using System.Text.Json;
using ActorMesos.Domain.Maintenance;
using ActorMesos.Domain.Time;

namespace ActorMesos.Domain.Wire;

/// <summary>When something will not be there, as JSON (<c>Unavailability</c>): nanoseconds since the start of the simulation.</summary>
internal static class UnavailabilityJson
{
    public static Unavailability? Read(WireValue value) => value.IsMissing
        ? null
        : new(Instant.After(DurationJson.Read(value.Field("start")) ?? TimeSpan.Zero), DurationJson.Read(value.Optional("duration")));

    public static void Write(Utf8JsonWriter writer, string name, Unavailability? unavailability)
    {
        if (unavailability is null)
        {
            return;
        }

        writer.WriteStartObject(name);
        DurationJson.Write(writer, "start", unavailability.Start.SinceStart);
        if (unavailability.Duration is { } duration)
        {
            DurationJson.Write(writer, "duration", duration);
        }

        writer.WriteEndObject();
    }
}
