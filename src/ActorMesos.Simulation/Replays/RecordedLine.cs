using System.Globalization;
using System.Text.Json;
using ActorMesos.Domain.Time;

namespace ActorMesos.Simulation.Replays;

/// <summary>One line of a recording.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="At">The virtual time.</param>
/// <param name="Event">What kind of thing happened: <c>delivered</c>, <c>lost</c>, <c>changed</c>, <c>fault</c> or <c>entered</c>.</param>
/// <param name="From">The node that it started from; null for none.</param>
/// <param name="To">The node at which it happened; null for none.</param>
/// <param name="Kind">The kind of message or event.</param>
/// <param name="Cause">The number of the line that led to it; 0 for none.</param>
/// <param name="Payload">The message or event, as JSON.</param>
public sealed record RecordedLine(long Number, Instant At, string Event, string? From, string? To, string Kind, long Cause, string Payload)
{
    /// <summary>Reads a line; null where it is none.</summary>
    public static RecordedLine? Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            var at = (long)(root.GetProperty("at").GetDecimal() * TimeSpan.TicksPerSecond);
            return new RecordedLine(
                root.GetProperty("seq").GetInt64(),
                new Instant(at),
                root.GetProperty("event").GetString()!,
                Text(root, "from"),
                Text(root, "to"),
                root.GetProperty("kind").GetString()!,
                root.TryGetProperty("cause", out var cause) ? cause.GetInt64() : 0,
                root.GetProperty("payload").GetRawText());
        }
        catch (Exception damaged) when (damaged is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>Whether the node had to do with it.</summary>
    public bool Concerns(string node) =>
        string.Equals(From, node, StringComparison.Ordinal) || string.Equals(To, node, StringComparison.Ordinal);

    /// <summary>The line for people, with so much of what it carries as fits.</summary>
    /// <param name="payloadMost">How many characters of the payload.</param>
    public string Print(int payloadMost)
    {
        var where = (From, To) switch
        {
            (null, null) => "",
            (null, { } to) => to,
            ({ } from, null) => from,
            var (from, to) => $"{from} -> {to}",
        };
        var payload = Payload.Length <= payloadMost ? Payload : Payload[..payloadMost] + "...";
        return string.Create(CultureInfo.InvariantCulture, $"{Number,6}  {At}  {Event,-9}  {where,-24}  {Kind}  {payload}").TrimEnd();
    }

    private static string? Text(JsonElement line, string name) => line.TryGetProperty(name, out var text) ? text.GetString() : null;
}
