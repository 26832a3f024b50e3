using System.Text.Json;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Wire;

namespace ActorMesos.Http.Operator;

/// <summary>One framework as <c>/state</c> and <c>/frameworks</c> show it.</summary>
internal static class FrameworkDocument
{
    public static void Write(Utf8JsonWriter writer, FrameworkRecord framework, MasterView view, bool isCompleted)
    {
        var info = framework.Info;
        writer.WriteStartObject();
        writer.WriteString("id", framework.Id.Value);
        writer.WriteString("name", info.Name);
        if (!isCompleted && framework.IsConnected)
        {
            writer.WriteString("pid", $"scheduler({info.Node})@{view.Cluster.Host}");
        }

        WriteUsage(writer, framework);
        writer.WriteStartArray("capabilities");
        foreach (var capability in MasterView.CapabilitiesOf(info))
        {
            writer.WriteStringValue(capability);
        }

        writer.WriteEndArray();
        writer.WriteString("hostname", info.Hostname ?? "");
        writer.WriteString("webui_url", info.WebuiUrl ?? "");
        writer.WriteBoolean("active", !isCompleted && framework.IsActive);
        writer.WriteBoolean("connected", !isCompleted && framework.IsConnected);
        writer.WriteBoolean("recovered", false);
        writer.WriteString("user", info.User ?? "");
        writer.WriteNumber("failover_timeout", (decimal)info.FailoverTimeout.Ticks / TimeSpan.TicksPerSecond);
        writer.WriteBoolean("checkpoint", info.Checkpoint);
        WriteTimes(writer, framework, view);
        if (info.Principal is { } principal)
        {
            writer.WriteString("principal", principal);
        }

        if (info.Labels is { } labels)
        {
            TaskInfoJson.WriteLabels(writer, labels);
        }

        WriteRoles(writer, info);
        TaskDocument.WriteList(writer, "tasks", framework.PresentTasks, info, view);
        TaskDocument.WriteList(writer, "unreachable_tasks", framework.UnreachableTasks, info, view);
        TaskDocument.WriteList(writer, "completed_tasks", framework.CompletedTasks, info, view);
        WriteOffers(writer, framework);
        WriteExecutors(writer, framework);
        writer.WriteEndObject();
    }

    public static void WriteUsage(Utf8JsonWriter writer, FrameworkRecord framework)
    {
        var used = framework.PresentTasks.Where(task => !task.State.IsTerminal()).SelectMany(task => task.Holds).ToList();
        var offered = framework.PresentOffers.SelectMany(offer => offer.Resources).ToList();
        AmountsJson.Write(writer, "resources", used.Concat(offered));
        AmountsJson.Write(writer, "used_resources", used);
        AmountsJson.Write(writer, "offered_resources", offered);
    }

    private static void WriteTimes(Utf8JsonWriter writer, FrameworkRecord framework, MasterView view)
    {
        var attendance = view.Chronicle.Of(framework.Id);
        writer.WriteNumber("registered_time", WireTime.Seconds(attendance?.CameAt ?? view.Master.Elected));
        writer.WriteNumber("unregistered_time", attendance?.LeftAt is { } left ? WireTime.Seconds(left) : 0);
        if (attendance?.CameBackAt is { } back)
        {
            writer.WriteNumber("reregistered_time", WireTime.Seconds(back));
        }
    }

    private static void WriteRoles(Utf8JsonWriter writer, FrameworkInfo info)
    {
        if (!info.Can(FrameworkCapabilities.MultiRole))
        {
            writer.WriteString("role", info.Role);
            return;
        }

        writer.WriteStartArray("roles");
        foreach (var role in info.Roles())
        {
            writer.WriteStringValue(role);
        }

        writer.WriteEndArray();
    }

    private static void WriteOffers(Utf8JsonWriter writer, FrameworkRecord framework)
    {
        writer.WriteStartArray("offers");
        foreach (var offer in framework.PresentOffers)
        {
            writer.WriteStartObject();
            writer.WriteString("id", offer.Id.Value);
            writer.WriteString("framework_id", offer.FrameworkId.Value);
            writer.WriteString("slave_id", offer.SlaveId.Value);
            AmountsJson.Write(writer, "resources", offer.Resources);
            writer.WriteStartObject("allocation_info");
            writer.WriteString("role", offer.AllocationRole ?? framework.Info.Role);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteExecutors(Utf8JsonWriter writer, FrameworkRecord framework)
    {
        writer.WriteStartArray("executors");
        var executors = framework.PresentTasks.Where(task => task.Info.Executor is not null && !task.State.IsTerminal())
            .DistinctBy(task => (task.Slave.Id, task.Info.Executor!.Id));
        foreach (var task in executors)
        {
            writer.WriteStartObject();
            writer.WriteString("executor_id", task.Info.Executor!.Id.Value);
            writer.WriteString("name", "");
            writer.WriteString("framework_id", task.FrameworkId.Value);
            writer.WriteString("slave_id", task.Slave.Id.Value);
            AmountsJson.Write(writer, "resources", task.Info.Executor.Resources);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
