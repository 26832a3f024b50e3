using System.Text.Json;

namespace ActorMesos.Domain.Wire.Schedulers;

/// <summary>A slave's attributes as JSON (<c>Attribute</c>).</summary>
public static class AttributesJson
{
    /// <summary>Writes them as a field of a larger document.</summary>
    public static void Write(Utf8JsonWriter writer, string name, string attributes)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(attributes);
        Wire.AttributesJson.Write(writer, name, attributes);
    }
}
