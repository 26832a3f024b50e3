using System.Globalization;
using System.Text.Json;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Slaves;

namespace ActorMesos.Domain.Wire;

/// <summary>
/// Attributes of a slave as JSON (<c>Attribute</c>), to and from the text of its flag <c>--attributes</c>: a number is a SCALAR, ranges in
/// brackets are RANGES, and all else is TEXT (Mesos's documentation, Attributes and Resources).
/// </summary>
internal static class AttributesJson
{
    public static void Write(Utf8JsonWriter writer, string name, string attributes)
    {
        writer.WriteStartArray(name);
        foreach (var (attribute, value) in SlaveAttributes.Parse(attributes))
        {
            writer.WriteStartObject();
            writer.WriteString("name", attribute);
            WriteValue(writer, value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static string Read(WireValue attributes) =>
        string.Join(';', attributes.Items().Select(item => $"{item.Field("name").Text()}:{ReadValue(item)}"));

    /// <summary>A value without a type of its own, as the endpoints show it.</summary>
    public static string ReadPlain(WireValue value) => value.IsText ? value.Text() : value.Number().ToString("0.###", CultureInfo.InvariantCulture);

    private static void WriteValue(Utf8JsonWriter writer, string value)
    {
        if (decimal.TryParse(value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            writer.WriteString("type", "SCALAR");
            writer.WriteStartObject("scalar");
            writer.WriteNumber("value", number);
        }
        else if (value is ['[', .., ']'] && ValueText.Parse(value) is { IsRefused: false, Value.Ranges: var ranges })
        {
            writer.WriteString("type", "RANGES");
            ValueJson.Write(writer, ranges);
            return;
        }
        else
        {
            writer.WriteString("type", "TEXT");
            writer.WriteStartObject("text");
            writer.WriteString("value", value);
        }

        writer.WriteEndObject();
    }

    private static string ReadValue(WireValue attribute) => attribute.Field("type").Text() switch
    {
        "SCALAR" => ReadPlain(attribute.Field("scalar").Field("value")),
        "RANGES" => ValueJson.ReadRanges(attribute.Field("ranges").Optional("range")).ToString(),
        _ => attribute.Field("text").Field("value").Text(),
    };
}
