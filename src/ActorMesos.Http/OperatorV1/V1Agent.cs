using System.Text.Json;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Masters;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Wire.Schedulers;
using ActorMesos.Http.Operator;

namespace ActorMesos.Http.OperatorV1;

/// <summary>Slaves as the v1 API shows them, where they are agents (<c>Response.GetAgents</c>).</summary>
internal static class V1Agent
{
    public static void WriteAll(Utf8JsonWriter writer, MasterView view)
    {
        V1.List(writer, "agents", view.Slaves(), slave => Write(writer, slave, view));
        V1.List(writer, "recovered_agents", view.Master.RecoveredSlaves.OrderBy(slave => slave.Key.Value, StringComparer.Ordinal), slave =>
        {
            writer.WriteStartObject();
            WriteInfo(writer, slave.Key, slave.Value);
            writer.WriteEndObject();
        });
    }

    public static void Write(Utf8JsonWriter writer, SlaveRecord slave, MasterView view)
    {
        var attendance = view.Chronicle.Of(slave.Id);
        writer.WriteStartObject();
        writer.WriteStartObject("agent_info");
        WriteInfo(writer, slave.Id, slave.Info);
        writer.WriteEndObject();
        writer.WriteBoolean("active", slave.IsConnected);
        writer.WriteBoolean("deactivated", view.IsInactive(slave.Id));
        writer.WriteString("version", MesosVersion.Number);
        writer.WriteString("pid", view.PlaceOf(slave).Pid);
        V1.Time(writer, "registered_time", attendance?.CameAt ?? view.Master.Elected);
        V1.Time(writer, "reregistered_time", attendance?.CameBackAt);
        V1.Resources(writer, "total_resources", slave.Total);
        V1.Resources(writer, "allocated_resources", slave.Used);
        V1.Resources(writer, "offered_resources", slave.Offers.SelectMany(offer => offer.Resources));
        V1.List(writer, "capabilities", SlaveDocument.Capabilities, capability =>
        {
            writer.WriteStartObject();
            writer.WriteString("type", capability);
            writer.WriteEndObject();
        });
        SlaveDocument.WriteDrain(writer, slave, view);
        writer.WriteEndObject();
    }

    private static void WriteInfo(Utf8JsonWriter writer, SlaveId id, SlaveInfo info)
    {
        writer.WriteString("hostname", info.Hostname);
        writer.WriteNumber("port", SlavePlace.Port);
        V1.Resources(writer, "resources", info.Resources);
        AttributesJson.Write(writer, "attributes", info.Attributes);
        V1.Id(writer, "id", id.Value);
    }
}
