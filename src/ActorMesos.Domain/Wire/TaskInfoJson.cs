namespace ActorMesos.Domain.Wire;

using System.Text.Json;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Tasks;

/// <summary>A task to launch as JSON (<c>TaskInfo</c>).</summary>
public static class TaskInfoJson
{
    /// <summary>Reads a task of a larger document.</summary>
    public static TaskInfo Read(WireValue value) => new(
        new TaskId(IdJson.Read(value, "task_id")),
        value.Field("name").Text(),
        new SlaveId(IdJson.Read(value, "slave_id")),
        Resources.Of(ResourceJson.ReadList(value.Optional("resources"))),
        CommandInfoJson.Read(value.Optional("command")),
        value.Optional("executor").IsMissing ? null : ExecutorInfoJson.Read(value.Optional("executor")))
    {
        KillGracePeriod = DurationJson.Read(value.Optional("kill_policy").Optional("grace_period")),
        MaxCompletionTime = DurationJson.Read(value.Optional("max_completion_time")),
        Labels = ReadLabels(value.Optional("labels")),
    };

    internal static IReadOnlyList<Label>? ReadLabels(WireValue labels) => labels.IsMissing
        ? null
        : [.. labels.Optional("labels").Items().Select(label => new Label(label.Field("key").Text(), label.Optional("value").TextOrNull()))];

    /// <summary>Writes labels as a list.</summary>
    public static void WriteLabels(Utf8JsonWriter writer, IReadOnlyList<Label> labels)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(labels);
        writer.WriteStartArray("labels");
        foreach (var label in labels)
        {
            writer.WriteStartObject();
            writer.WriteString("key", label.Key);
            if (label.Value is { } value)
            {
                writer.WriteString("value", value);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes a task of a larger document.</summary>
    public static void Write(Utf8JsonWriter writer, TaskInfo task)
    {
        writer.WriteStartObject();
        writer.WriteString("name", task.Name);
        IdJson.Write(writer, "task_id", task.Id.Value);
        IdJson.Write(writer, "slave_id", task.SlaveId.Value);
        ResourceJson.WriteList(writer, "resources", task.Resources);
        CommandInfoJson.Write(writer, task.Command);
        if (task.Executor is { } executor)
        {
            ExecutorInfoJson.Write(writer, executor);
        }

        if (task.Labels is { } labels)
        {
            writer.WriteStartObject("labels");
            WriteLabels(writer, labels);
            writer.WriteEndObject();
        }

        if (task.KillGracePeriod is { } grace)
        {
            writer.WriteStartObject("kill_policy");
            DurationJson.Write(writer, "grace_period", grace);
            writer.WriteEndObject();
        }

        if (task.MaxCompletionTime is { } most)
        {
            DurationJson.Write(writer, "max_completion_time", most);
        }

        writer.WriteEndObject();
    }
}
