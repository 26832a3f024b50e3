using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace ActorMesos.Http.Serving;

/// <summary>Asks callers who they are (HTTP Basic), where there are credentials to prove it by.</summary>
internal static class Guard
{
    private static readonly string[] Open = ["health", "version", "redirect"];

    /// <summary>Whether the caller may go on; where not, the answer says how to prove who it is.</summary>
    public static bool Lets(HttpContext context, FrontDoorServices services, MasterEndpoint endpoint, out string? principal)
    {
        principal = null;
        var known = services.Settings.Credentials;
        if (known.Count == 0 || Open.Contains(endpoint.Path, StringComparer.Ordinal))
        {
            return true;
        }

        if (Read(context.Request.Headers.Authorization.ToString(), out var presented) && IsKnown(known, presented))
        {
            principal = presented.Principal;
            return true;
        }

        context.Response.Headers.WWWAuthenticate = $"Basic realm=\"{endpoint.Realm}\"";
        return false;
    }

    private static bool Read(string header, [NotNullWhen(true)] out HttpCredential? credential)
    {
        credential = null;
        if (!AuthenticationHeaderValue.TryParse(header, out var value)
            || !string.Equals(value.Scheme, "Basic", StringComparison.OrdinalIgnoreCase) || value.Parameter is not { } text)
        {
            return false;
        }

        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length))
        {
            return false;
        }

        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        credential = colon < 0 ? null : new HttpCredential(pair[..colon], pair[(colon + 1)..]);
        return credential is not null;
    }

    /// <summary>Takes as long for a wrong secret as for the right one.</summary>
    private static bool IsKnown(IReadOnlyList<HttpCredential> known, HttpCredential presented)
    {
        var isKnown = false;
        foreach (var credential in known)
        {
            isKnown |= credential.Principal == presented.Principal
                & CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(credential.Secret), Encoding.UTF8.GetBytes(presented.Secret));
        }

        return isKnown;
    }
}
