using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ActorMesos.Domain.Tasks;
using TaskStatus = ActorMesos.Domain.Tasks.TaskStatus;

namespace ActorMesos.Domain.Wire.Schedulers;

/// <summary>News of a task as schedulers outside get it (<c>v1.TaskStatus</c>), where slaves are called agents.</summary>
public static class TaskStatusJson
{
    /// <summary>Writes it as a field of a larger document.</summary>
    public static void Write(Utf8JsonWriter writer, string name, TaskStatus status)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(name);
        Write(writer, status);
    }

    /// <summary>Writes it.</summary>
    public static void Write(Utf8JsonWriter writer, TaskStatus status)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(status);
        writer.WriteStartObject();
        IdJson.Write(writer, "task_id", status.TaskId.Value);
        writer.WriteString("state", status.State.WireName());
        writer.WriteString("source", SourceOf(status.Source));
        Optional(writer, "reason", status.Reason?.Replace("_SLAVE", "_AGENT", StringComparison.Ordinal));
        Optional(writer, "message", status.Message);
        if (status.SlaveId.Value is { Length: > 0 } slave)
        {
            IdJson.Write(writer, "agent_id", slave);
        }

        if (status.ExecutorId is { } executor)
        {
            IdJson.Write(writer, "executor_id", executor.Value);
        }

        writer.WriteNumber("timestamp", WireTime.Seconds(status.At));
        Optional(writer, "uuid", status.Uuid is { } uuid ? UuidJson.Print(uuid) : null);
        if (status.Healthy is { } healthy)
        {
            writer.WriteBoolean("healthy", healthy);
        }

        if (status.UnreachableSince is { } since)
        {
            writer.WriteStartObject("unreachable_time");
            writer.WriteNumber("nanoseconds", WireTime.Nanoseconds(since));
            writer.WriteEndObject();
        }

        if (status.Data is { } data)
        {
            writer.WriteBase64String("data", Encoding.UTF8.GetBytes(data));
        }

        writer.WriteEndObject();
    }

    private static string SourceOf(TaskStatusSource source) => source switch
    {
        TaskStatusSource.Master => "SOURCE_MASTER",
        TaskStatusSource.Slave => "SOURCE_AGENT",
        TaskStatusSource.Executor => "SOURCE_EXECUTOR",
        _ => throw new UnreachableException($"no source {(int)source}"),
    };

    private static void Optional(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }
}
