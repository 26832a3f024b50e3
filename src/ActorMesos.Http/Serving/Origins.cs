using System.Net;
using Microsoft.AspNetCore.Http;

namespace ActorMesos.Http.Serving;

/// <summary>
/// Keeps pages of other sites, which any browser on this machine may have open, from changing the cluster: a browser says in <c>Origin</c>
/// where a page is from that sends something (the Fetch standard). Clients that are no browsers send none.
/// </summary>
internal static class Origins
{
    /// <summary>Whether the request may go on. Who has proven who it is may come from anywhere, but not to take the run in hand.</summary>
    public static bool Lets(HttpContext context, FrontDoorServices services, MasterEndpoint endpoint)
    {
        var request = context.Request;
        if (!endpoint.IsWriting || HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || request.Headers.Origin is not [{ } origin, ..])
        {
            return true;
        }

        return (services.Settings.Credentials.Count > 0 && !endpoint.IsControl) || IsOwn(origin, request.Host.Value ?? "", services.Settings.Host);
    }

    /// <summary>What was asked for, and what would be right.</summary>
    public static string Refusal(HttpContext context) =>
        $"A page of {context.Request.Headers.Origin} may not change this cluster; only its own page at http://{context.Request.Host}/ and programs may";

    /// <summary>A name that somebody has lead to this machine is not its own: where only this machine can call, it is called by its own.</summary>
    private static bool IsOwn(string origin, string host, string listening) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from)
        && string.Equals(from.Authority, host, StringComparison.OrdinalIgnoreCase)
        && (!IPAddress.IsLoopback(IPAddress.Parse(listening)) || from.IsLoopback);
}
