using System.Globalization;
using ActorMesos.Http.Serving;
using Microsoft.AspNetCore.Http;

namespace ActorMesos.Http.Operator;

/// <summary><c>/redirect</c>: where the leading master is, which is here.</summary>
internal static class RedirectEndpoint
{
    public static Task Handle(Exchange exchange)
    {
        var cluster = exchange.Services.Cluster;
        exchange.Context.Response.Headers.Location = string.Create(CultureInfo.InvariantCulture, $"//{cluster.Host}:{cluster.Port}");
        return exchange.Answer(StatusCodes.Status307TemporaryRedirect);
    }
}
