using System.Text.Json;

namespace ActorMesos.Reports.Lines;

/// <summary>One line of a recording while it is being read; its payload is gone once the next one is read.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="At">The virtual time, in ticks of 100 ns.</param>
/// <param name="Event"><c>delivered</c>, <c>lost</c>, <c>changed</c>, <c>fault</c> or <c>entered</c>.</param>
/// <param name="From">The node that it started from; null for none.</param>
/// <param name="To">The node at which it happened; null for none.</param>
/// <param name="Kind">The kind of message or event.</param>
/// <param name="Cause">The number of the line that led to it; 0 for none.</param>
/// <param name="Payload">What it carries.</param>
public sealed record EventLine(long Number, long At, string Event, string? From, string? To, string Kind, long Cause, JsonElement Payload)
{
    /// <summary>Whether it only says that somebody is still there. There are more of these than of all others together.</summary>
    public bool IsHeartbeat => Kind is "Ping" or "Pong";

    /// <summary>Whether a message arrived.</summary>
    public bool IsDelivered => Event is "delivered";

    /// <summary>Whether a node's state changed.</summary>
    public bool IsChange => Event is "changed";

    /// <summary>The host of a node; a program of a task has its host's name before the slash.</summary>
    public static string HostOf(string node)
    {
        ArgumentNullException.ThrowIfNull(node);
        var slash = node.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? node : node[..slash];
    }

    /// <summary>A text of the payload, found by the names that lead to it; empty where there is none.</summary>
    public string Text(params ReadOnlySpan<string> path) =>
        Find(path) is { ValueKind: JsonValueKind.String } found ? found.GetString()! : "";

    /// <summary>Whether a flag of the payload is set.</summary>
    public bool Flag(string name) => Find(name) is { ValueKind: JsonValueKind.True };

    /// <summary>The entries of a list of the payload.</summary>
    public IEnumerable<JsonElement> List(string name) => Find(name) is { ValueKind: JsonValueKind.Array } found ? found.EnumerateArray() : [];

    /// <summary>Resources of the payload; none where they cannot be read.</summary>
    public IReadOnlyList<PrintedResource> Resources(params ReadOnlySpan<string> path) => PrintedResource.ParseAll(Text(path));

    /// <summary>What the payload holds under the names; null where there is nothing.</summary>
    public JsonElement? Find(params ReadOnlySpan<string> path)
    {
        var at = Payload;
        foreach (var name in path)
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
            {
                return null;
            }
        }

        return at;
    }
}
