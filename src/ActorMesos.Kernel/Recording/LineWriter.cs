using System.Buffers;
using System.Text.Json;

namespace ActorMesos.Kernel.Recording;

/// <summary>One happening, before it is text.</summary>
internal readonly record struct Entry(long Number, long AtTicks, Happening What, string? From, string? To, object Payload, long Cause);

/// <summary>Turns happenings into JSON lines.</summary>
internal sealed class LineWriter(JsonSerializerOptions json) : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new(64 * 1024);
    private Utf8JsonWriter? _writer;

    /// <summary>The lines of the batch; valid until the next call.</summary>
    public ReadOnlySpan<byte> Write(List<Entry> batch)
    {
        _buffer.ResetWrittenCount();
        _writer ??= new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = json.Encoder, SkipValidation = true });
        foreach (var entry in batch)
        {
            Write(_writer, entry);
            _writer.Flush();
            _writer.Reset();
            _buffer.GetSpan(1)[0] = (byte)'\n';
            _buffer.Advance(1);
        }

        return _buffer.WrittenSpan;
    }

    public void Dispose() => _writer?.Dispose();

    private void Write(Utf8JsonWriter writer, in Entry entry)
    {
        writer.WriteStartObject();
        writer.WriteNumber("seq"u8, entry.Number);
        writer.WriteNumber("at"u8, (decimal)entry.AtTicks / TimeSpan.TicksPerSecond);
        writer.WriteString("event"u8, Name(entry.What));
        if (entry.From is not null)
        {
            writer.WriteString("from"u8, entry.From);
        }

        if (entry.To is not null)
        {
            writer.WriteString("to"u8, entry.To);
        }

        writer.WriteString("kind"u8, entry.Payload.GetType().Name);
        if (entry.Cause != 0)
        {
            writer.WriteNumber("cause"u8, entry.Cause);
        }

        writer.WritePropertyName("payload"u8);
        JsonSerializer.Serialize(writer, entry.Payload, entry.Payload.GetType(), json);
        writer.WriteEndObject();
    }

    private static ReadOnlySpan<byte> Name(Happening what) => what switch
    {
        Happening.Delivered => "delivered"u8,
        Happening.Lost => "lost"u8,
        Happening.Changed => "changed"u8,
        Happening.Fault => "fault"u8,
        Happening.Entered => "entered"u8,
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "unknown kind of happening"),
    };
}
