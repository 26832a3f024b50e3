using System.Text.Json;

namespace ActorMesos.Domain.Wire;

/// <summary>Ids as JSON: an object with the field <c>value</c>.</summary>
internal static class IdJson
{
    public static string Read(WireValue document, string name) => document.Field(name).Field("value").Text();

    public static void Write(Utf8JsonWriter writer, string name, string id)
    {
        writer.WriteStartObject(name);
        writer.WriteString("value", id);
        writer.WriteEndObject();
    }
}
