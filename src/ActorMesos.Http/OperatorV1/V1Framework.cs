using System.Text.Json;
using ActorMesos.Domain.Frameworks;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Tasks;
using ActorMesos.Domain.Wire;
using ActorMesos.Domain.Wire.Schedulers;
using ActorMesos.Http.Operator;

namespace ActorMesos.Http.OperatorV1;

/// <summary>Frameworks as the v1 API shows them (<c>Response.GetFrameworks</c>).</summary>
internal static class V1Framework
{
    public static void WriteAll(Utf8JsonWriter writer, MasterView view)
    {
        V1.List(writer, "frameworks", view.Frameworks(), framework => Write(writer, framework, view, isCompleted: false));
        V1.List(writer, "completed_frameworks", view.Master.CompletedFrameworks, framework => Write(writer, framework, view, isCompleted: true));
        V1.List(writer, "recovered_frameworks", view.Master.RecoveredFrameworks, id =>
        {
            writer.WriteStartObject();
            V1.Id(writer, "id", id.Value);
            writer.WriteEndObject();
        });
    }

    public static void Write(Utf8JsonWriter writer, FrameworkRecord framework, MasterView view, bool isCompleted)
    {
        var attendance = view.Chronicle.Of(framework.Id);
        writer.WriteStartObject();
        writer.WritePropertyName("framework_info");
        WriteInfo(writer, framework.Id, framework.Info);
        writer.WriteBoolean("active", !isCompleted && framework.IsActive);
        writer.WriteBoolean("connected", !isCompleted && framework.IsConnected);
        writer.WriteBoolean("recovered", false);
        V1.Time(writer, "registered_time", attendance?.CameAt ?? view.Master.Elected);
        V1.Time(writer, "unregistered_time", attendance?.LeftAt);
        V1.Time(writer, "reregistered_time", attendance?.CameBackAt);
        var setting = new EventSetting(framework.Info, view.Cluster.Host, view.Cluster.Port, view.Cluster.Slaves);
        V1.List(writer, "offers", framework.PresentOffers, offer => V1OfferJson.Write(writer, offer, setting));
        V1.Resources(writer, "allocated_resources", framework.PresentTasks.Where(task => !task.State.IsTerminal()).SelectMany(task => task.Holds));
        V1.Resources(writer, "offered_resources", framework.PresentOffers.SelectMany(offer => offer.Resources));
        writer.WriteEndObject();
    }

    public static void WriteInfo(Utf8JsonWriter writer, FrameworkId id, FrameworkInfo info)
    {
        writer.WriteStartObject();
        writer.WriteString("user", info.User ?? "");
        writer.WriteString("name", info.Name);
        V1.Id(writer, "id", id.Value);
        writer.WriteNumber("failover_timeout", info.FailoverTimeout.TotalSeconds);
        writer.WriteBoolean("checkpoint", info.Checkpoint);
        if (info.Can(FrameworkCapabilities.MultiRole))
        {
            V1.List(writer, "roles", info.Roles(), writer.WriteStringValue);
        }
        else
        {
            writer.WriteString("role", info.Role);
        }

        writer.WriteString("hostname", info.Hostname ?? "");
        if (info.Principal is { } principal)
        {
            writer.WriteString("principal", principal);
        }

        writer.WriteString("webui_url", info.WebuiUrl ?? "");
        V1.List(writer, "capabilities", MasterView.CapabilitiesOf(info), capability =>
        {
            writer.WriteStartObject();
            writer.WriteString("type", capability);
            writer.WriteEndObject();
        });
        if (info.Labels is { } labels)
        {
            writer.WriteStartObject("labels");
            TaskInfoJson.WriteLabels(writer, labels);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
