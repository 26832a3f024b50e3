using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ActorMesos.Domain.Decisions;

namespace ActorMesos.Http.Serving;

/// <summary>Whether an address can be listened on, asked before anything is begun that would be left behind where it cannot.</summary>
public static class ListenCheck
{
    /// <summary>Why not; null where it can.</summary>
    public static Refusal? Of(FrontDoorSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        try
        {
            using var listener = new TcpListener(IPAddress.Parse(settings.Host), settings.Port);
            listener.Start();
            return null;
        }
        catch (SocketException refused)
        {
            return new("serve-address", Why(settings, refused));
        }
    }

    /// <summary>What to say of it.</summary>
    internal static string Why(FrontDoorSettings settings, SocketException refused) => string.Create(
        CultureInfo.InvariantCulture, $"{settings.Host} port {settings.Port} cannot be listened on ({refused.Message}); give an address of this machine and a port that you may use");
}
