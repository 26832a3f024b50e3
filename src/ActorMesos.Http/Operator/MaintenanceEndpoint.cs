using ActorMesos.Domain.Wire.Operators;
using ActorMesos.Http.Serving;
using ActorMesos.Simulation.Serving;
using Microsoft.AspNetCore.Http;

namespace ActorMesos.Http.Operator;

/// <summary><c>/maintenance/schedule</c>, <c>/maintenance/status</c>, <c>/machine/down</c>, <c>/machine/up</c>: machines go for maintenance and come back.</summary>
internal static class MaintenanceEndpoint
{
    public static async Task HandleSchedule(Exchange exchange)
    {
        if (!await Serves(exchange) || !await exchange.Allows("GET", "HEAD", "POST"))
        {
            return;
        }

        if (!HttpMethods.IsPost(exchange.Context.Request.Method))
        {
            await Show(exchange, "GET_MAINTENANCE_SCHEDULE");
        }
        else if (await JsonBody.Read(exchange) is { } schedule)
        {
            await OperatorCalls.Send(exchange, "UPDATE_MAINTENANCE_SCHEDULE", writer =>
            {
                writer.WritePropertyName("schedule");
                writer.WriteRawValue(schedule.Json);
            });
        }
    }

    public static async Task HandleStatus(Exchange exchange)
    {
        if (await Serves(exchange) && await exchange.Allows("GET", "HEAD"))
        {
            await Show(exchange, "GET_MAINTENANCE_STATUS");
        }
    }

    public static async Task HandleMachines(Exchange exchange, string call)
    {
        if (await Serves(exchange) && await exchange.Allows("POST") && await JsonBody.Read(exchange) is { } machines)
        {
            await OperatorCalls.Send(exchange, call, writer =>
            {
                writer.WritePropertyName("machines");
                writer.WriteRawValue(machines.Json);
            });
        }
    }

    private static Task Show(Exchange exchange, string call) =>
        OperatorCalls.Send(exchange, new DocumentText($$"""{"type":"{{call}}"}"""), MaintenanceJson.Write);

    private static async Task<bool> Serves(Exchange exchange)
    {
        if (!exchange.Door.HasMaster)
        {
            await exchange.Answer(StatusCodes.Status503ServiceUnavailable);
        }

        return exchange.Door.HasMaster;
    }
}
