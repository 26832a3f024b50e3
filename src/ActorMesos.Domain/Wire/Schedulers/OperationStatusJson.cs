using System.Diagnostics;
using System.Text.Json;
using ActorMesos.Domain.Operations;

namespace ActorMesos.Domain.Wire.Schedulers;

/// <summary>News of an operation as schedulers outside get it (<c>v1.OperationStatus</c>).</summary>
public static class OperationStatusJson
{
    /// <summary>Writes it as a field of a larger document.</summary>
    public static void Write(Utf8JsonWriter writer, string name, OperationStatus status)
    {
        writer.WriteStartObject(name);
        writer.WriteString("state", NameOf(status.State));
        if (status.OperationId is { } operation)
        {
            IdJson.Write(writer, "operation_id", operation.Value);
        }

        if (status.Message is { } message)
        {
            writer.WriteString("message", message);
        }

        if (status.Converted is { } converted)
        {
            ResourceJson.WriteList(writer, "converted_resources", converted, ResourceForm.Stack);
        }

        if (status.Uuid is { } uuid)
        {
            writer.WriteStartObject("uuid");
            writer.WriteString("value", UuidJson.Print(uuid));
            writer.WriteEndObject();
        }

        if (status.SlaveId is { } slave)
        {
            IdJson.Write(writer, "agent_id", slave.Value);
        }

        writer.WriteEndObject();
    }

    /// <summary>The name of a state on the wire, as in <c>OPERATION_FINISHED</c>.</summary>
    public static string NameOf(OperationState state) => state switch
    {
        OperationState.Pending => "OPERATION_PENDING",
        OperationState.Finished => "OPERATION_FINISHED",
        OperationState.Failed => "OPERATION_FAILED",
        OperationState.Error => "OPERATION_ERROR",
        OperationState.Dropped => "OPERATION_DROPPED",
        OperationState.Unreachable => "OPERATION_UNREACHABLE",
        OperationState.Recovering => "OPERATION_RECOVERING",
        OperationState.Unknown => "OPERATION_UNKNOWN",
        OperationState.GoneByOperator => "OPERATION_GONE_BY_OPERATOR",
        _ => throw new UnreachableException($"no operation state {(int)state}"),
    };
}
