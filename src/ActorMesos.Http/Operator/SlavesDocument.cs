using System.Text.Json;
using ActorMesos.Domain.Wire.Schedulers;

namespace ActorMesos.Http.Operator;

/// <summary><c>/slaves</c>: the slaves with each of their resources.</summary>
internal static class SlavesDocument
{
    public static void Write(Utf8JsonWriter writer, MasterView view)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("slaves");
        foreach (var slave in view.Slaves().Where(slave => !view.Excludes("slave_id", slave.Id.Value)))
        {
            SlaveDocument.WriteFull(writer, slave, view);
        }

        writer.WriteEndArray();
        WriteRecovered(writer, view);
        writer.WriteEndObject();
    }

    public static void WriteRecovered(Utf8JsonWriter writer, MasterView view)
    {
        writer.WriteStartArray("recovered_slaves");
        foreach (var (id, info) in view.Master.RecoveredSlaves.OrderBy(slave => slave.Key.Value, StringComparer.Ordinal))
        {
            if (!view.Excludes("slave_id", id.Value))
            {
                writer.WriteStartObject();
                writer.WriteString("id", id.Value);
                writer.WriteString("hostname", info.Hostname);
                writer.WriteNumber("port", SlavePlace.Port);
                AmountsJson.Write(writer, "resources", info.Resources);
                writer.WriteEndObject();
            }
        }

        writer.WriteEndArray();
    }
}
