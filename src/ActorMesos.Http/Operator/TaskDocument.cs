using System.Text.Json;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Wire;

namespace ActorMesos.Http.Operator;

/// <summary>One task as <c>/state</c> and <c>/tasks</c> show it.</summary>
internal static class TaskDocument
{
    public static void Write(Utf8JsonWriter writer, TaskRecord task, FrameworkInfo? framework, MasterView view)
    {
        writer.WriteStartObject();
        writer.WriteString("id", task.Info.Id.Value);
        writer.WriteString("name", task.Info.Name);
        writer.WriteString("framework_id", task.FrameworkId.Value);
        writer.WriteString("executor_id", task.Info.Executor?.Id.Value ?? "");
        writer.WriteString("slave_id", task.Slave.Id.Value);
        writer.WriteString("state", task.State.WireName());
        AmountsJson.Write(writer, "resources", task.Info.Resources);
        writer.WriteString("role", RoleOf(task, framework));
        writer.WriteStartArray("statuses");
        foreach (var moment in view.Chronicle.Of(task.FrameworkId, task.Info.Id))
        {
            writer.WriteStartObject();
            writer.WriteString("state", moment.State.WireName());
            writer.WriteNumber("timestamp", WireTime.Seconds(moment.At));
            if (moment.Healthy is { } healthy)
            {
                writer.WriteBoolean("healthy", healthy);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (task.Info.Labels is { } labels)
        {
            TaskInfoJson.WriteLabels(writer, labels);
        }

        writer.WriteEndObject();
    }

    public static string RoleOf(TaskRecord task, FrameworkInfo? framework) => task.Info.AllocationRole ?? framework?.Role ?? "*";

    public static void WriteList(Utf8JsonWriter writer, string name, IEnumerable<TaskRecord> tasks, FrameworkInfo? framework, MasterView view)
    {
        writer.WriteStartArray(name);
        foreach (var task in tasks)
        {
            Write(writer, task, framework, view);
        }

        writer.WriteEndArray();
    }
}
