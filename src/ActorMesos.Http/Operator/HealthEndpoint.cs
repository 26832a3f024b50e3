using ActorMesos.Http.Serving;
using Microsoft.AspNetCore.Http;

namespace ActorMesos.Http.Operator;

/// <summary><c>/health</c>: 200 while the process serves.</summary>
internal static class HealthEndpoint
{
    public static async Task Handle(Exchange exchange)
    {
        if (await exchange.Allows("GET", "HEAD"))
        {
            await exchange.Answer(StatusCodes.Status200OK);
        }
    }
}
