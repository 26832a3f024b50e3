using System.Text.Json;
using ActorMesos.Reports.Lines;
using ActorMesos.Reports.Watches;

namespace ActorMesos.Reports.Traces;

/// <summary>
/// Writes a run in the Chrome trace event format, which Perfetto's viewer opens: a process for each host, in it a thread for what happens at
/// each node, and threads for its tasks, its volumes and when it was down; a process for the faults. Messages are flow arrows from the line
/// that led to them. Times are microseconds of virtual time; what happens at one node at one instant is drawn a nanosecond apart, in its order.
/// Heartbeats are left out, and so is all that happens at instants once there is as much of it as the viewer can hold.
/// </summary>
public sealed class PerfettoTrace : IWatch, IDisposable
{
    /// <summary>How many lines are drawn. The viewer lives in a browser and may need several times the file's size; this many are some 70 MB.</summary>
    public const int LinesMost = 250_000;

    private const int FaultProcess = 1;
    private const int FlushAt = 1 << 16;

    private const decimal Moment = 0.001m;

    /// <summary>So many moments fit between two instants, which are 100 ns apart; more than these share the last one.</summary>
    private const int MomentsMost = 99;

    private readonly Stream _stream;
    private readonly Utf8JsonWriter _json;
    private readonly int _linesMost;
    private readonly TraceTracks _tracks = new();
    private readonly List<(decimal Start, string? Node)> _seen = [];
    private readonly Dictionary<string, (long At, int Count)> _latest = new(StringComparer.Ordinal);
    private int _written;

    /// <summary>Begins a trace.</summary>
    /// <param name="stream">Where it is written; it stays open.</param>
    /// <param name="linesMost">How many lines are drawn.</param>
    public PerfettoTrace(Stream stream, int linesMost = LinesMost)
    {
        _linesMost = linesMost;
        _stream = stream;
        _json = new Utf8JsonWriter(stream, new JsonWriterOptions { SkipValidation = true });
        _json.WriteStartObject();
        _json.WriteString("displayTimeUnit", "ms");
        _json.WriteStartArray("traceEvents");
    }

    /// <summary>The instant, in ticks, from which on no line is drawn; null where all are.</summary>
    public long? LeftOutFrom { get; private set; }

    /// <inheritdoc/>
    public void See(EventLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        while (_seen.Count < line.Number)
        {
            _seen.Add((0, null));
        }

        var node = line.Event is "lost" ? null : line.To;
        if (line.IsHeartbeat || node is null)
        {
            return;
        }

        if (LeftOutFrom is not null || _written >= _linesMost)
        {
            LeftOutFrom ??= line.At;
            return;
        }

        _written++;
        var (start, track) = (StartOf(line.At, node), _tracks.OfNode(node));
        _seen[(int)line.Number - 1] = (start, node);
        Begin("X", line.Kind, line.Event, start, track);
        _json.WriteNumber("dur", Moment);
        _json.WriteStartObject("args");
        _json.WriteNumber("line", line.Number);
        if (line.Cause != 0)
        {
            _json.WriteNumber("cause", line.Cause);
        }

        _json.WriteEndObject();
        _json.WriteEndObject();
        if (line.IsDelivered && line.Cause > 0 && line.Cause < line.Number && _seen[(int)line.Cause - 1] is { Node: { } sender } led
            && string.Equals(sender, line.From, StringComparison.Ordinal))
        {
            Arrow("s", line, led.Start, _tracks.OfNode(sender));
            Arrow("f", line, start, track);
        }

        if (_json.BytesPending > FlushAt)
        {
            _json.Flush();
        }
    }

    /// <summary>Writes what lasted for a while, the names of all tracks, and the end.</summary>
    /// <param name="timeline">What lasted.</param>
    /// <param name="end">When the run ended, in ticks of virtual time.</param>
    public void Complete(Timeline timeline, long end)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        foreach (var span in timeline.All)
        {
            var to = Math.Max(span.From, span.To ?? end);
            Begin("X", span.Lane is "task" or "volume" ? $"{span.Name} {span.State}" : span.Name, span.Lane, Micros(span.From), _tracks.OfSpan(span, to));
            _json.WriteNumber("dur", Math.Max(Moment, Micros(to - span.From)));
            _json.WriteEndObject();
        }

        foreach (var mark in timeline.Marks)
        {
            Begin("i", mark.Text, mark.Kind, Micros(mark.At), mark.Node.Length > 0 ? _tracks.OfNode(mark.Node) : (FaultProcess, 1));
            _json.WriteString("s", mark.Node.Length > 0 ? "p" : "g");
            _json.WriteEndObject();
        }

        if (LeftOutFrom is { } from)
        {
            Begin("i", "from here on messages and changes are left out", "left out", Micros(from), (FaultProcess, 1));
            _json.WriteString("s", "g");
            _json.WriteEndObject();
        }

        _tracks.WriteNames(_json);
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
        _stream.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    private void Arrow(string phase, EventLine line, decimal at, (int Process, int Thread) track)
    {
        Begin(phase, line.Kind, "message", at, track);
        _json.WriteNumber("id", line.Number);
        if (phase is "f")
        {
            _json.WriteString("bp", "e");
        }

        _json.WriteEndObject();
    }

    private void Begin(string phase, string name, string category, decimal at, (int Process, int Thread) track)
    {
        _json.WriteStartObject();
        _json.WriteString("ph", phase);
        _json.WriteString("name", name);
        _json.WriteString("cat", category);
        _json.WriteNumber("ts", at);
        _json.WriteNumber("pid", track.Process);
        _json.WriteNumber("tid", track.Thread);
    }

    private decimal StartOf(long at, string node)
    {
        var count = _latest.TryGetValue(node, out var latest) && latest.At == at ? Math.Min(latest.Count + 1, MomentsMost) : 0;
        _latest[node] = (at, count);
        return count == 0 ? Micros(at) : Micros(at) + (count * Moment);
    }

    private static decimal Micros(long ticks) => ticks / 10m;
}
