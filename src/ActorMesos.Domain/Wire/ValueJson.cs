using System.Text.Json;
using ActorMesos.Domain.Resources;

namespace ActorMesos.Domain.Wire;

/// <summary>The value of a resource as JSON (<c>Value.Scalar</c>, <c>Value.Ranges</c>, <c>Value.Set</c>).</summary>
internal static class ValueJson
{
    public static ResourceValue ReadScalar(WireValue value) => value.Accept(ValueText.ToScalar(value.Number(), value.Raw()), default);

    /// <summary>Ranges may touch, but two that overlap are refused.</summary>
    public static ResourceValue ReadRanges(WireValue value)
    {
        var ranges = new List<ValueRange>();
        foreach (var item in value.Items())
        {
            var range = new ValueRange(item.Field("begin").Whole(), item.Field("end").Whole());
            if (range.Begin > range.End)
            {
                item.Refuse("begins after its end; give the smaller number first");
                break;
            }

            if (ranges.Exists(other => range.Begin <= other.End && other.Begin <= range.End))
            {
                item.Refuse("overlaps a range before it; name each number once");
            }

            ranges.Add(range);
        }

        return ResourceValue.Of(RangesValue.Of([.. ranges]));
    }

    public static ResourceValue ReadSet(WireValue value)
    {
        var items = value.Items().Select(item => item.Text()).ToArray();
        var set = SetValue.Of(items);
        if (set.Count != items.Length)
        {
            value.Refuse("names one element twice; name each once");
        }

        return ResourceValue.Of(set);
    }

    public static void Write(Utf8JsonWriter writer, string name, Scalar scalar)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("value", scalar.Thousandths / 1000m);
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, RangesValue ranges)
    {
        writer.WriteStartObject("ranges");
        writer.WriteStartArray("range");
        foreach (var range in ranges)
        {
            writer.WriteStartObject();
            writer.WriteNumber("begin", range.Begin);
            writer.WriteNumber("end", range.End);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, SetValue set)
    {
        writer.WriteStartObject("set");
        writer.WriteStartArray("item");
        foreach (var item in set)
        {
            writer.WriteStringValue(item);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
