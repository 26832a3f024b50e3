using System.Text.Json;

namespace ActorMesos.Domain.Wire;

/// <summary>A duration as JSON (<c>DurationInfo</c>): nanoseconds, of which a hundred are a tick.</summary>
internal static class DurationJson
{
    public static TimeSpan? Read(WireValue value)
    {
        if (value.IsMissing)
        {
            return null;
        }

        var field = value.Field("nanoseconds");
        var nanoseconds = field.Number();
        if (nanoseconds is < long.MinValue or > long.MaxValue)
        {
            field.Refuse("must be a whole number of 64 bits");
            return null;
        }

        return TimeSpan.FromTicks((long)(nanoseconds / TimeSpan.NanosecondsPerTick));
    }

    public static void Write(Utf8JsonWriter writer, string name, TimeSpan duration)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("nanoseconds", (decimal)duration.Ticks * TimeSpan.NanosecondsPerTick);
        writer.WriteEndObject();
    }
}
