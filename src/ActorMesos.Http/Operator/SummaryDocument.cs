using System.Text.Json;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Tasks;

namespace ActorMesos.Http.Operator;

/// <summary><c>/state-summary</c>: slaves and frameworks with numbers in place of tasks.</summary>
internal static class SummaryDocument
{
    private static readonly TaskState[] States = Enum.GetValues<TaskState>();

    public static void Write(Utf8JsonWriter writer, MasterView view)
    {
        var tasks = view.Frameworks().SelectMany(framework => MasterView.TasksOf(framework).Concat(framework.CompletedTasks)).ToList();
        var bySlave = tasks.ToLookup(task => task.Slave.Id);
        var byFramework = tasks.ToLookup(task => task.FrameworkId);
        writer.WriteStartObject();
        writer.WriteString("hostname", view.Cluster.Host);
        writer.WriteString("cluster", view.Run.Scenario.Name);
        writer.WriteStartArray("slaves");
        foreach (var slave in view.Slaves())
        {
            writer.WriteStartObject();
            SlaveDocument.WriteHead(writer, slave, view);
            Counts(writer, bySlave[slave.Id]);
            Ids(writer, "framework_ids", bySlave[slave.Id].Select(task => task.FrameworkId.Value));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("frameworks");
        foreach (var framework in view.Frameworks())
        {
            Framework(writer, framework, byFramework[framework.Id]);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Framework(Utf8JsonWriter writer, FrameworkRecord framework, IEnumerable<TaskRecord> tasks)
    {
        writer.WriteStartObject();
        writer.WriteString("id", framework.Id.Value);
        writer.WriteString("name", framework.Info.Name);
        FrameworkDocument.WriteUsage(writer, framework);
        writer.WriteStartArray("capabilities");
        foreach (var capability in MasterView.CapabilitiesOf(framework.Info))
        {
            writer.WriteStringValue(capability);
        }

        writer.WriteEndArray();
        writer.WriteString("hostname", framework.Info.Hostname ?? "");
        writer.WriteString("webui_url", framework.Info.WebuiUrl ?? "");
        writer.WriteBoolean("active", framework.IsActive);
        writer.WriteBoolean("connected", framework.IsConnected);
        writer.WriteBoolean("recovered", false);
        Counts(writer, tasks);
        Ids(writer, "slave_ids", tasks.Select(task => task.Slave.Id.Value));
        writer.WriteEndObject();
    }

    private static void Counts(Utf8JsonWriter writer, IEnumerable<TaskRecord> tasks)
    {
        var counts = tasks.CountBy(task => task.State).ToDictionary();
        foreach (var state in States)
        {
            writer.WriteNumber(state.WireName(), counts.GetValueOrDefault(state));
        }
    }

    private static void Ids(Utf8JsonWriter writer, string name, IEnumerable<string> ids)
    {
        writer.WriteStartArray(name);
        foreach (var id in ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            writer.WriteStringValue(id);
        }

        writer.WriteEndArray();
    }
}
