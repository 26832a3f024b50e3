using System.Globalization;
using System.Text.Json;

namespace ActorMesos.Domain.Wire.Schedulers;

/// <summary>A slave's attributes as JSON (<c>Attribute</c>): a number is a scalar, all else a text.</summary>
public static class AttributesJson
{
    /// <summary>The names and values of attributes such as <c>rack:r1;ssd:true</c>.</summary>
    public static IEnumerable<(string Name, string Value)> Parse(string attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        foreach (var attribute in attributes.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = attribute.IndexOf(':', StringComparison.Ordinal);
            yield return colon < 0 ? (attribute, "") : (attribute[..colon], attribute[(colon + 1)..]);
        }
    }

    /// <summary>The number that a value is; null where it is a text.</summary>
    public static decimal? Scalar(string value) =>
        decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Writes them as a field of a larger document.</summary>
    public static void Write(Utf8JsonWriter writer, string name, string attributes)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartArray(name);
        foreach (var (attribute, value) in Parse(attributes))
        {
            writer.WriteStartObject();
            writer.WriteString("name", attribute);
            if (Scalar(value) is { } number)
            {
                writer.WriteString("type", "SCALAR");
                writer.WriteStartObject("scalar");
                writer.WriteNumber("value", number);
            }
            else
            {
                writer.WriteString("type", "TEXT");
                writer.WriteStartObject("text");
                writer.WriteString("value", value);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
