using System.Buffers.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ActorMesos.Http.Wire;

/// <summary>Records on a stream (RecordIO): the length in decimal digits, a line break, and so many bytes; each in one write, and one chunk.</summary>
internal static class RecordStream
{
    /// <summary>Writes one record; nothing where there is nothing to say.</summary>
    public static async Task Write(HttpResponse response, Action<Utf8JsonWriter> write, CancellationToken gone = default)
    {
        var record = Frame(CallDocument.Bytes(write));
        if (record.Length > 0)
        {
            await response.Body.WriteAsync(record, gone);
            await response.Body.FlushAsync(gone);
        }
    }

    /// <summary>A document as a record.</summary>
    public static ReadOnlyMemory<byte> Frame(ReadOnlySpan<byte> document)
    {
        if (document.IsEmpty)
        {
            return default;
        }

        var record = new byte[document.Length + 12];
        Utf8Formatter.TryFormat(document.Length, record, out var digits);
        record[digits] = (byte)'\n';
        document.CopyTo(record.AsSpan(digits + 1));
        return record.AsMemory(0, digits + 1 + document.Length);
    }
}
