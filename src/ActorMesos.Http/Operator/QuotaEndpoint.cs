using System.Text.Json;
using ActorMesos.Domain.Wire;
using ActorMesos.Http.Serving;
using Microsoft.AspNetCore.Http;

namespace ActorMesos.Http.Operator;

/// <summary><c>/quota</c>: shows quotas (GET), sets one (POST), removes that of a role (DELETE <c>/quota/ROLE</c>).</summary>
internal static class QuotaEndpoint
{
    public static async Task Handle(Exchange exchange)
    {
        if (!exchange.Door.HasMaster)
        {
            await exchange.Answer(StatusCodes.Status503ServiceUnavailable);
            return;
        }

        if (!await exchange.Allows("GET", "HEAD", "POST", "DELETE"))
        {
            return;
        }

        var method = exchange.Context.Request.Method;
        if (HttpMethods.IsPost(method))
        {
            if (await JsonBody.Read(exchange) is { } request)
            {
                await OperatorCalls.Send(exchange, "SET_QUOTA", writer =>
                {
                    writer.WritePropertyName("quota_request");
                    writer.WriteRawValue(request.Json);
                });
            }
        }
        else if (!HttpMethods.IsDelete(method))
        {
            await ReadEndpoint.Answer(exchange, "quota", Write);
        }
        else if (exchange.Rest.Length == 0)
        {
            await exchange.Answer(StatusCodes.Status400BadRequest, "Failed to parse the path of the request: name a role, as in /quota/ROLE");
        }
        else
        {
            await OperatorCalls.Send(exchange, "REMOVE_QUOTA", writer => writer.WriteString("role", exchange.Rest));
        }
    }

    private static void Write(Utf8JsonWriter writer, MasterView view)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("infos");
        foreach (var (role, quota) in view.Master.Quotas)
        {
            writer.WriteStartObject();
            writer.WriteString("role", role);
            ResourceJson.WriteList(writer, "guarantee", quota.Guarantee, ResourceForm.Endpoint);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
