using System.Globalization;
using System.Text.Json;
using ActorMesos.Domain.Resources;

namespace ActorMesos.Http.Operator;

/// <summary>Resources as endpoints sum them up: a number for each name, ranges and sets as text; the four best known are always there.</summary>
internal static class AmountsJson
{
    private static readonly string[] Always = ["cpus", "gpus", "mem", "disk"];

    public static void Write(Utf8JsonWriter writer, string name, IEnumerable<Resource> resources)
    {
        writer.WritePropertyName(name);
        Write(writer, resources);
    }

    public static void Write(Utf8JsonWriter writer, IEnumerable<Resource> resources)
    {
        var scalars = new SortedDictionary<string, Scalar>(StringComparer.Ordinal);
        var others = new SortedDictionary<string, ResourceValue>(StringComparer.Ordinal);
        foreach (var resource in resources)
        {
            var key = resource.Revocable ? resource.Name + "_revocable" : resource.Name;
            if (resource.Value.Type == ResourceType.Scalar)
            {
                scalars[key] = scalars.GetValueOrDefault(key) + resource.Value.Scalar;
            }
            else
            {
                others[key] = others.TryGetValue(key, out var sum) ? Join(sum, resource.Value) : resource.Value;
            }
        }

        writer.WriteStartObject();
        foreach (var known in Always)
        {
            writer.WriteNumber(known, scalars.GetValueOrDefault(known).Thousandths / 1000m);
            scalars.Remove(known);
        }

        foreach (var (key, amount) in scalars)
        {
            writer.WriteNumber(key, amount.Thousandths / 1000m);
        }

        foreach (var (key, value) in others)
        {
            writer.WriteString(key, value.Type == ResourceType.Ranges ? Print(value.Ranges) : value.Set.ToString());
        }

        writer.WriteEndObject();
    }

    private static string Print(RangesValue ranges) =>
        $"[{string.Join(", ", ranges.Select(range => string.Create(CultureInfo.InvariantCulture, $"{range.Begin}-{range.End}")))}]";

    private static ResourceValue Join(ResourceValue left, ResourceValue right) => left.Type == ResourceType.Ranges
        ? ResourceValue.Of(left.Ranges.Union(right.Ranges))
        : ResourceValue.Of(SetValue.Of([.. left.Set.Union(right.Set)]));
}
