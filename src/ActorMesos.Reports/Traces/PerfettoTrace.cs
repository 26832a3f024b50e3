using System.Text.Json;
using ActorMesos.Reports.Lines;
using ActorMesos.Reports.Watches;

namespace ActorMesos.Reports.Traces;

/// <summary>
/// Writes a run in the Chrome trace event format, which Perfetto's viewer opens: a process for each host, in it a thread for what happens at
/// each node, and threads for its tasks, its volumes and when it was down; a process for the faults. Messages are flow arrows from the line
/// that led to them. Times are microseconds of virtual time. Heartbeats are left out.
/// </summary>
public sealed class PerfettoTrace : IWatch, IDisposable
{
    private const int FaultProcess = 1;
    private const int FlushAt = 1 << 16;

    // A tick of 100 ns: what happens at two instants never overlaps, and what happens at one nests.
    private const decimal Moment = 0.1m;

    private readonly Stream _stream;
    private readonly Utf8JsonWriter _json;
    private readonly TraceTracks _tracks = new();
    private readonly List<(long At, string? Node)> _seen = [];

    /// <summary>Begins a trace.</summary>
    /// <param name="stream">Where it is written; it stays open.</param>
    public PerfettoTrace(Stream stream)
    {
        _stream = stream;
        _json = new Utf8JsonWriter(stream, new JsonWriterOptions { SkipValidation = true });
        _json.WriteStartObject();
        _json.WriteString("displayTimeUnit", "ms");
        _json.WriteStartArray("traceEvents");
    }

    /// <inheritdoc/>
    public void See(EventLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        while (_seen.Count < line.Number)
        {
            _seen.Add((line.At, null));
        }

        var node = line.Event is "lost" ? null : line.To;
        _seen[(int)line.Number - 1] = (line.At, line.IsHeartbeat ? null : node);
        if (line.IsHeartbeat || node is null)
        {
            return;
        }

        var track = _tracks.OfNode(node);
        Begin("X", line.Kind, line.Event, line.At, track);
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
            Arrow("s", line, led.At, _tracks.OfNode(sender));
            Arrow("f", line, line.At, track);
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
            Begin("X", span.Lane is "task" or "volume" ? $"{span.Name} {span.State}" : span.Name, span.Lane, span.From, _tracks.OfSpan(span, to));
            _json.WriteNumber("dur", Micros(to - span.From));
            _json.WriteEndObject();
        }

        foreach (var mark in timeline.Marks)
        {
            Begin("i", mark.Text, mark.Kind, mark.At, mark.Node.Length > 0 ? _tracks.OfNode(mark.Node) : (FaultProcess, 1));
            _json.WriteString("s", mark.Node.Length > 0 ? "p" : "g");
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

    private void Arrow(string phase, EventLine line, long at, (int Process, int Thread) track)
    {
        Begin(phase, line.Kind, "message", at, track);
        _json.WriteNumber("id", line.Number);
        if (phase is "f")
        {
            _json.WriteString("bp", "e");
        }

        _json.WriteEndObject();
    }

    private void Begin(string phase, string name, string category, long at, (int Process, int Thread) track)
    {
        _json.WriteStartObject();
        _json.WriteString("ph", phase);
        _json.WriteString("name", name);
        _json.WriteString("cat", category);
        _json.WriteNumber("ts", Micros(at));
        _json.WriteNumber("pid", track.Process);
        _json.WriteNumber("tid", track.Thread);
    }

    private static decimal Micros(long ticks) => ticks / 10m;
}
