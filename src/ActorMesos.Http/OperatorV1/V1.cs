using System.Text.Json;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Time;
using ActorMesos.Domain.Wire;

namespace ActorMesos.Http.OperatorV1;

/// <summary>Parts that several documents of the v1 API have.</summary>
internal static class V1
{
    public static void Id(Utf8JsonWriter writer, string name, string id)
    {
        writer.WriteStartObject(name);
        writer.WriteString("value", id);
        writer.WriteEndObject();
    }

    public static void Time(Utf8JsonWriter writer, string name, Instant? at)
    {
        if (at is { } known)
        {
            writer.WriteStartObject(name);
            writer.WriteNumber("nanoseconds", WireTime.Nanoseconds(known));
            writer.WriteEndObject();
        }
    }

    public static void Resources(Utf8JsonWriter writer, string name, IEnumerable<Resource> resources) =>
        ResourceJson.WriteList(writer, name, [.. resources], ResourceForm.Endpoint);

    public static void List<T>(Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<T> write)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
        }

        writer.WriteEndArray();
    }
}
