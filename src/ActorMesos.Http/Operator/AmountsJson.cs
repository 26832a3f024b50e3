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
        Span<Scalar> known = stackalloc Scalar[Always.Length];
        SortedDictionary<string, Scalar>? scalars = null;
        SortedDictionary<string, ResourceValue>? others = null;
        foreach (var resource in resources)
        {
            var key = resource.Revocable ? resource.Name + "_revocable" : resource.Name;
            if (resource.Value.Type != ResourceType.Scalar)
            {
                others ??= new(StringComparer.Ordinal);
                others[key] = others.TryGetValue(key, out var sum) ? Join(sum, resource.Value) : resource.Value;
            }
            else if (Array.IndexOf(Always, key) is var place and >= 0)
            {
                known[place] += resource.Value.Scalar;
            }
            else
            {
                scalars ??= new(StringComparer.Ordinal);
                scalars[key] = scalars.GetValueOrDefault(key) + resource.Value.Scalar;
            }
        }

        writer.WriteStartObject();
        for (var place = 0; place < Always.Length; place++)
        {
            writer.WriteNumber(Always[place], known[place].Thousandths / 1000m);
        }

        if (scalars is not null)
        {
            foreach (var (key, amount) in scalars)
            {
                writer.WriteNumber(key, amount.Thousandths / 1000m);
            }
        }

        if (others is not null)
        {
            foreach (var (key, value) in others)
            {
                writer.WriteString(key, value.Type == ResourceType.Ranges ? Print(value.Ranges) : value.Set.ToString());
            }
        }

        writer.WriteEndObject();
    }

    private static string Print(RangesValue ranges) =>
        $"[{string.Join(", ", ranges.Select(range => string.Create(CultureInfo.InvariantCulture, $"{range.Begin}-{range.End}")))}]";

    private static ResourceValue Join(ResourceValue left, ResourceValue right) => left.Type == ResourceType.Ranges
        ? ResourceValue.Of(left.Ranges.Union(right.Ranges))
        : ResourceValue.Of(SetValue.Of([.. left.Set.Union(right.Set)]));
}
