using ActorMesos.Http.Serving;
using Microsoft.AspNetCore.Http;

namespace ActorMesos.Http.Operator;

/// <summary><c>/reserve</c>, <c>/unreserve</c>, <c>/create-volumes</c>, <c>/destroy-volumes</c>: an operator changes what a slave's resources are.</summary>
internal static class ResourcesEndpoint
{
    public static MasterEndpoint Of(string path, string call, string field) => new(path, exchange => Handle(exchange, call, field)) { IsWriting = true };

    /// <summary>The checks stand in the order of Mesos's.</summary>
    private static async Task Handle(Exchange exchange, string call, string field)
    {
        if (!exchange.Door.HasMaster)
        {
            await exchange.Answer(StatusCodes.Status503ServiceUnavailable);
            return;
        }

        if (!await exchange.Allows("POST")
            || await FormBody.Read(exchange) is not { } form
            || await FormBody.Field(exchange, form, "slaveId") is not { } slave
            || await FormBody.Field(exchange, form, field) is not { } text
            || await FormBody.Document(exchange, field, text) is not { } resources)
        {
            return;
        }

        await OperatorCalls.Send(exchange, call, writer =>
        {
            writer.WriteStartObject("slave_id");
            writer.WriteString("value", slave);
            writer.WriteEndObject();
            writer.WritePropertyName(field);
            writer.WriteRawValue(resources.Json);
        });
    }
}
