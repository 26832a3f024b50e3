using System.Text.Json;
using ActorMesos.Domain.Wire.Schedulers;
using ActorMesos.Http.Operator;

namespace ActorMesos.Http.OperatorV1;

/// <summary>Operations whose news nobody has acknowledged, as the v1 API shows them (<c>Response.GetOperations</c>).</summary>
internal static class V1Operations
{
    public static void WriteAll(Utf8JsonWriter writer, MasterView view) => V1.List(writer, "operations", view.Slaves().SelectMany(slave => slave.Operations), operation =>
    {
        writer.WriteStartObject();
        if (operation.FrameworkId is { } framework)
        {
            V1.Id(writer, "framework_id", framework.Value);
        }

        V1.Id(writer, "agent_id", operation.Slave.Id.Value);
        if (operation.Operation is { } done)
        {
            writer.WriteStartObject("info");
            writer.WriteString("type", done.Type);
            writer.WriteEndObject();
        }

        writer.WriteStartObject("latest_status");
        writer.WriteString("state", OperationStatusJson.NameOf(operation.State));
        writer.WriteEndObject();
        writer.WriteStartObject("uuid");
        writer.WriteString("value", Convert.ToBase64String(operation.Uuid.ToByteArray(bigEndian: true)));
        writer.WriteEndObject();
        writer.WriteEndObject();
    });
}
