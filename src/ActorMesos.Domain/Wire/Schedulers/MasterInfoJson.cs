using System.Text.Json;
using ActorMesos.Domain.Ids;

namespace ActorMesos.Domain.Wire.Schedulers;

/// <summary>A master as JSON (<c>MasterInfo</c>).</summary>
public static class MasterInfoJson
{
    /// <summary>What a master of the release that is served can do (https://mesos.apache.org/documentation/latest/versioning/).</summary>
    public static IReadOnlyList<string> Capabilities { get; } = ["AGENT_UPDATE", "AGENT_DRAINING", "QUOTA_V2"];

    /// <summary>Writes it as a field of a larger document.</summary>
    public static void Write(Utf8JsonWriter writer, string name, MasterId master, string host, int port)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject(name);
        writer.WriteString("id", master.Value);
        writer.WriteNumber("ip", 16777343);
        writer.WriteNumber("port", port);
        writer.WriteString("pid", string.Create(null, $"master@{host}:{port}"));
        writer.WriteString("hostname", host);
        writer.WriteString("version", MesosVersion.Number);
        writer.WriteStartObject("address");
        writer.WriteString("hostname", host);
        writer.WriteString("ip", host);
        writer.WriteNumber("port", port);
        writer.WriteEndObject();
        writer.WriteStartArray("capabilities");
        foreach (var capability in Capabilities)
        {
            writer.WriteStartObject();
            writer.WriteString("type", capability);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}

/// <summary>The release of Mesos whose endpoints are served, whatever the rules of the cluster behind them.</summary>
public static class MesosVersion
{
    /// <summary>Digits alone: clients compare it as numbers.</summary>
    public const string Number = "1.11.0";
}
