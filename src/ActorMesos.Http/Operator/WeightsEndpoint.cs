using System.Text.Json;
using ActorMesos.Http.Serving;
using Microsoft.AspNetCore.Http;

namespace ActorMesos.Http.Operator;

/// <summary><c>/weights</c>: shows the weights of roles (GET), sets some (PUT).</summary>
internal static class WeightsEndpoint
{
    public static async Task Handle(Exchange exchange)
    {
        if (!exchange.Door.HasMaster)
        {
            await exchange.Answer(StatusCodes.Status503ServiceUnavailable);
            return;
        }

        if (!await exchange.Allows("GET", "HEAD", "PUT"))
        {
            return;
        }

        if (!HttpMethods.IsPut(exchange.Context.Request.Method))
        {
            await ReadEndpoint.Answer(exchange, "weights", Write);
        }
        else if (await JsonBody.Read(exchange) is { } weights)
        {
            await OperatorCalls.Send(exchange, "UPDATE_WEIGHTS", writer =>
            {
                writer.WritePropertyName("weight_infos");
                writer.WriteRawValue(weights.Json);
            });
        }
    }

    private static void Write(Utf8JsonWriter writer, MasterView view)
    {
        writer.WriteStartArray();
        foreach (var (role, weight) in view.Master.Weights)
        {
            writer.WriteStartObject();
            writer.WriteString("role", role);
            writer.WriteNumber("weight", weight);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
