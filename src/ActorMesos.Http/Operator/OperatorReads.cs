using System.Text.Json;

namespace ActorMesos.Http.Operator;

/// <summary>Operators' calls that only read, by their types; a new one adds a line.</summary>
internal static class OperatorReads
{
    public static IReadOnlyDictionary<string, Action<Utf8JsonWriter, MasterView>> ByType { get; } =
        new SortedDictionary<string, Action<Utf8JsonWriter, MasterView>>(StringComparer.Ordinal)
        {
            ["GET_HEALTH"] = Of("GET_HEALTH", (writer, _) => writer.WriteBoolean("healthy", true)),
        };

    private static Action<Utf8JsonWriter, MasterView> Of(string type, Action<Utf8JsonWriter, MasterView> body) => (writer, view) =>
    {
        writer.WriteStartObject();
        writer.WriteString("type", type);
        writer.WriteStartObject(type.ToLowerInvariant());
        body(writer, view);
        writer.WriteEndObject();
        writer.WriteEndObject();
    };
}
