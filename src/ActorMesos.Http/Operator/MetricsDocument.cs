using System.Text.Json;

namespace ActorMesos.Http.Operator;

/// <summary><c>/metrics/snapshot</c>: every metric as a number.</summary>
internal static class MetricsDocument
{
    public static void Write(Utf8JsonWriter writer, MasterView view)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in view.Master.Metrics(view.Now).Values)
        {
            writer.WriteNumber(name, value);
        }

        writer.WriteEndObject();
    }
}
