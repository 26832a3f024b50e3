using System.Text.Json;

namespace ActorMesos.Http.Operator;

/// <summary><c>/frameworks</c>: the frameworks with their tasks and offers.</summary>
internal static class FrameworksDocument
{
    public static void Write(Utf8JsonWriter writer, MasterView view)
    {
        writer.WriteStartObject();
        WriteFields(writer, view);
        writer.WriteEndObject();
    }

    /// <summary>The fields that <c>/state</c> holds as well.</summary>
    public static void WriteFields(Utf8JsonWriter writer, MasterView view)
    {
        writer.WriteStartArray("frameworks");
        foreach (var framework in view.Frameworks().Where(framework => !view.Excludes("framework_id", framework.Id.Value)))
        {
            FrameworkDocument.Write(writer, framework, view, isCompleted: false);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("completed_frameworks");
        foreach (var framework in view.Master.CompletedFrameworks.Where(framework => !view.Excludes("framework_id", framework.Id.Value)))
        {
            FrameworkDocument.Write(writer, framework, view, isCompleted: true);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("unregistered_frameworks");
        foreach (var id in view.Master.RecoveredFrameworks)
        {
            writer.WriteStringValue(id.Value);
        }

        writer.WriteEndArray();
    }
}
