using ActorMesos.Http.Serving;
using Microsoft.AspNetCore.Http;

namespace ActorMesos.Http.Operator;

/// <summary><c>/teardown</c>: an operator ends a framework.</summary>
internal static class TeardownEndpoint
{
    public static async Task Handle(Exchange exchange)
    {
        if (!exchange.Door.HasMaster)
        {
            await exchange.Answer(StatusCodes.Status503ServiceUnavailable);
            return;
        }

        if (await exchange.Allows("POST") && await FormBody.Read(exchange) is { } form && await FormBody.Field(exchange, form, "frameworkId") is { } framework)
        {
            await OperatorCalls.Send(exchange, "TEARDOWN", writer =>
            {
                writer.WriteStartObject("framework_id");
                writer.WriteString("value", framework);
                writer.WriteEndObject();
            });
        }
    }
}
