using System.Text.Json;

namespace ActorMesos.Reports.Lines;

/// <summary>Reads a recording from its first line to its last, and keeps none of them.</summary>
public static class LineReader
{
    private const int BufferSize = 1 << 20;

    /// <summary>The lines, in their order. One that is damaged, cut off at the end, or has another number than its place in the file, is left out.</summary>
    /// <param name="stream">The file.</param>
    public static IEnumerable<EventLine> Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var buffer = new byte[BufferSize];
        var held = 0;
        var place = 0L;
        for (int read; (read = stream.Read(buffer, held, buffer.Length - held)) > 0;)
        {
            held += read;
            var start = 0;
            for (int end; (end = Array.IndexOf(buffer, (byte)'\n', start, held - start)) >= 0; start = end + 1)
            {
                place++;
                using var document = Parse(buffer.AsMemory(start, end - start));
                if (document is not null && LineOf(document.RootElement) is { } line && line.Number == place)
                {
                    yield return line;
                }
            }

            held -= start;
            Buffer.BlockCopy(buffer, start, buffer, 0, held);
            if (held == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }
    }

    private static JsonDocument? Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonDocument.Parse(bytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static EventLine? LineOf(JsonElement line)
    {
        if (line.ValueKind != JsonValueKind.Object || !line.TryGetProperty("seq", out var number) || !number.TryGetInt64(out var seq)
            || !line.TryGetProperty("at", out var at) || !at.TryGetDecimal(out var seconds) || seconds is < 0 or > 1_000_000_000
            || Text(line, "event") is not { } what || Text(line, "kind") is not { } kind || !line.TryGetProperty("payload", out var payload))
        {
            return null;
        }

        var cause = line.TryGetProperty("cause", out var found) && found.TryGetInt64(out var led) ? led : 0;
        return new EventLine(seq, (long)(seconds * TimeSpan.TicksPerSecond), what, Text(line, "from"), Text(line, "to"), kind, cause, payload);
    }

    private static string? Text(JsonElement line, string name) =>
        line.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
