using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActorMesos.Http.Tests;

/// <summary>
/// The shape of a document, written as one: a text names a type, a field whose name ends in ? may be missing, a field * stands for any
/// number of names, and the only element of an array for at least one. A field that the shape does not know is a difference as well.
/// </summary>
internal static class Shape
{
    /// <summary>How a document differs; empty where it does not.</summary>
    public static IEnumerable<string> Differences(JsonNode? found, JsonNode shape, string path = "") => shape switch
    {
        JsonObject fields when found is JsonObject shown => Fields(shown, fields, path),
        JsonArray elements when found is JsonArray shown => Elements(shown, elements, path),
        JsonValue type when found is JsonValue or null => Value(found, (string)type!, path),
        _ => [$"{path} is {Kind(found)}"],
    };

    private static IEnumerable<string> Fields(JsonObject shown, JsonObject fields, string path)
    {
        var known = fields.ToDictionary(field => field.Key.TrimEnd('?'), field => field.Value!);
        foreach (var missing in fields.Where(field => !field.Key.EndsWith('?') && field.Key != "*" && !shown.ContainsKey(field.Key)))
        {
            yield return $"{path}.{missing.Key} is missing";
        }

        foreach (var (name, value) in shown)
        {
            if ((known.GetValueOrDefault(name) ?? known.GetValueOrDefault("*")) is not { } shape)
            {
                yield return $"{path}.{name} is not known";
                continue;
            }

            foreach (var difference in Differences(value, shape, $"{path}.{name}"))
            {
                yield return difference;
            }
        }
    }

    private static IEnumerable<string> Elements(JsonArray shown, JsonArray elements, string path)
    {
        if (elements.Count == 0 != (shown.Count == 0))
        {
            return [$"{path} has {shown.Count} elements"];
        }

        return shown.SelectMany((element, index) => Differences(element, elements[0]!, $"{path}[{index}]"));
    }

    private static IEnumerable<string> Value(JsonNode? found, string type, string path) => Kind(found) == type ? [] : [$"{path} is {Kind(found)}"];

    private static string Kind(JsonNode? found) => found?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.True or JsonValueKind.False => "flag",
        JsonValueKind.Number => "number",
        JsonValueKind.String => "text",
        JsonValueKind.Array => "a list",
        _ => "an object",
    };
}
