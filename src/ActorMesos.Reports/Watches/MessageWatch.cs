using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using ActorMesos.Reports.Lines;

namespace ActorMesos.Reports.Watches;

/// <summary>
/// The lines that the page can show one by one, as a sequence and in a table: all but heartbeats within a window; where there are too many,
/// the first and the last ones, and between them those of each kind, thinned out evenly where they come often. All are counted by kind.
/// </summary>
/// <param name="window">Which instants are wanted, in ticks; null for all.</param>
public sealed class MessageWatch((long From, long To)? window) : ISection
{
    /// <summary>How many of the first, and how many of the last lines are kept.</summary>
    public const int HalfMost = 1000;

    private const int PayloadMost = 110;

    private readonly List<Kept> _first = [];
    private readonly Queue<Kept> _last = [];
    private readonly SortedDictionary<string, (string Event, string Kind, long Count)> _kinds = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (string Event, string Kind, ThinnedLines<Kept> Lines)> _between = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => "lines";

    /// <inheritdoc/>
    public void See(EventLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var key = $"{line.Event}|{line.Kind}";
        _kinds[key] = (line.Event, line.Kind, _kinds.GetValueOrDefault(key).Count + 1);
        if (line.IsHeartbeat || (window is { } wanted && (line.At < wanted.From || line.At > wanted.To)))
        {
            return;
        }

        if (_first.Count < HalfMost)
        {
            _first.Add(Of(line));
            return;
        }

        _last.Enqueue(Of(line));
        if (_last.Count > HalfMost)
        {
            Between(_last.Dequeue());
        }
    }

    /// <inheritdoc/>
    public JsonNode Print() => new JsonObject
    {
        ["left_out"] = _between.Values.Sum(kind => kind.Lines.LeftOut),
        ["thinned"] = new JsonArray([.. _between.Values.Where(kind => kind.Lines.Every > 1).Select(kind => new JsonArray(kind.Event, kind.Kind, kind.Lines.Every))]),
        ["kinds"] = new JsonArray([.. _kinds.Values.OrderByDescending(kind => kind.Count).Select(kind => new JsonArray(kind.Event, kind.Kind, kind.Count))]),
        ["rows"] = new JsonArray([.. _first.Concat(_between.Values.SelectMany(kind => kind.Lines.Kept).OrderBy(line => line.Number)).Concat(_last).Select(line => line.Print())]),
    };

    private void Between(Kept line)
    {
        var key = $"{line.Event}|{line.Kind}";
        if (!_between.TryGetValue(key, out var kind))
        {
            _between.Add(key, kind = (line.Event, line.Kind, new()));
        }

        kind.Lines.Add(line);
    }

    private static Kept Of(EventLine line) => new(line.Number, line.At, line.Event, line.From, line.To, line.Kind, line.Cause, Beginning(JsonMarshal.GetRawUtf8Value(line.Payload)));

    private static string Beginning(ReadOnlySpan<byte> payload)
    {
        // No character takes more than three bytes, of those that take one place in a text.
        var text = Encoding.UTF8.GetString(payload[..Math.Min(payload.Length, (3 * PayloadMost) + 3)]);
        return text.Length <= PayloadMost && payload.Length <= 3 * PayloadMost ? text : text[..Math.Min(text.Length, PayloadMost)] + "…";
    }

    private sealed record Kept(long Number, long At, string Event, string? From, string? To, string Kind, long Cause, string Payload)
    {
        /// <summary>Number, seconds, event, from, to, kind, cause, and the beginning of the payload.</summary>
        public JsonArray Print() => [Number, TimeGrid.Seconds(At), Event, From, To, Kind, Cause, Payload];
    }
}
