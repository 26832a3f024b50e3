using System.Text.Json;
using ActorMesos.Domain.Wire;
using ActorMesos.Domain.Wire.Schedulers;

namespace ActorMesos.Http.Operator;

/// <summary><c>/state</c>: everything that the master knows.</summary>
internal static class StateDocument
{
    public static void Write(Utf8JsonWriter writer, MasterView view)
    {
        var (master, cluster) = (view.Master, view.Cluster);
        var slaves = view.Slaves().ToList();
        writer.WriteStartObject();
        VersionEndpoint.WriteFields(writer);
        writer.WriteNumber("start_time", WireTime.Seconds(master.Elected));
        writer.WriteNumber("elected_time", WireTime.Seconds(master.Elected));
        writer.WriteString("id", master.Id.Value);
        writer.WriteString("pid", cluster.Pid);
        writer.WriteString("hostname", cluster.Host);
        writer.WriteStartArray("capabilities");
        foreach (var capability in MasterInfoJson.Capabilities)
        {
            writer.WriteStringValue(capability);
        }

        writer.WriteEndArray();
        writer.WriteNumber("activated_slaves", slaves.Count(slave => slave.IsConnected));
        writer.WriteNumber("deactivated_slaves", slaves.Count(slave => !slave.IsConnected));
        writer.WriteNumber("unreachable_slaves", master.UnreachableSlaves.Count);
        writer.WriteString("leader", cluster.Pid);
        MasterInfoJson.Write(writer, "leader_info", master.Id, cluster.Host, cluster.Port);
        writer.WriteString("cluster", view.Run.Scenario.Name);
        writer.WritePropertyName("flags");
        FlagsDocument.WriteFlags(writer, view);
        writer.WriteStartArray("slaves");
        slaves.ForEach(slave => SlaveDocument.Write(writer, slave, view));
        writer.WriteEndArray();
        SlavesDocument.WriteRecovered(writer, view);
        FrameworksDocument.WriteFields(writer, view);
        writer.WriteStartArray("orphan_tasks");
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
