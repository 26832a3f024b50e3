using ActorMesos.Http.Serving;
using ActorMesos.Http.Wire;
using ActorMesos.Simulation.Serving;
using Microsoft.AspNetCore.Http;

namespace ActorMesos.Http.Operator;

/// <summary>The body of a request that is one document.</summary>
internal static class JsonBody
{
    /// <summary>The document; null after what is none has been refused.</summary>
    public static async Task<DocumentText?> Read(Exchange exchange)
    {
        if (await exchange.Body() is not { } body)
        {
            return null;
        }

        if (CallDocument.TryRead(body, out var document, out var wrong))
        {
            return document;
        }

        await exchange.Answer(StatusCodes.Status400BadRequest, $"Failed to parse the body of the request: {wrong}");
        return null;
    }
}
