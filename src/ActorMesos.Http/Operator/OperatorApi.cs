using System.Text.Json;
using ActorMesos.Domain.Wire.Operators;
using ActorMesos.Http.Serving;
using ActorMesos.Http.Wire;
using ActorMesos.Simulation.Serving;
using Microsoft.AspNetCore.Http;

namespace ActorMesos.Http.Operator;

/// <summary><c>/api/v1</c>: operators' calls, one document each.</summary>
internal static class OperatorApi
{
    public static async Task Handle(Exchange exchange)
    {
        if (!exchange.Door.HasMaster)
        {
            await exchange.Answer(StatusCodes.Status503ServiceUnavailable);
            return;
        }

        if (!await exchange.Allows("POST") || await Media.Read(exchange) is not { } call)
        {
            return;
        }

        if (TypeOf(call) is not { } type)
        {
            await exchange.Answer(StatusCodes.Status400BadRequest, "Failed to validate master::Call: Expecting 'type' to be present");
        }
        else if (OperatorCallJson.Types.Contains(type, StringComparer.Ordinal))
        {
            await OperatorCalls.Send(exchange, call);
        }
        else if (OperatorReads.ByType.TryGetValue(type, out var read))
        {
            await ReadEndpoint.Answer(exchange, type, (writer, view) => read(writer, view));
        }
        else
        {
            await exchange.Answer(StatusCodes.Status501NotImplemented, $"The call '{type}' is not known here; known are {string.Join(", ", OperatorCallJson.Types.Concat(OperatorReads.ByType.Keys))}");
        }
    }

    private static string? TypeOf(DocumentText call)
    {
        using var document = JsonDocument.Parse(call.Json);
        return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
            ? type.GetString()
            : null;
    }
}
