using System.Buffers.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ActorMesos.Http.Wire;

/// <summary>Records on a stream (RecordIO): the length in decimal digits, a line break, and so many bytes; each in one write, and one chunk.</summary>
/// <param name="response">The answer that holds them.</param>
/// <param name="form">How a document looks on the wire.</param>
/// <param name="frame">Makes a record of a document.</param>
internal sealed class RecordStream(HttpResponse response, MessageForm form, Func<byte[], ReadOnlyMemory<byte>> frame)
{
    /// <summary>Records in the form of RecordIO.</summary>
    public RecordStream(HttpResponse response, MessageForm form)
        : this(response, form, document => Frame(document))
    {
    }

    /// <summary>Writes one record; nothing where there is nothing to say.</summary>
    public async Task Write(Action<Utf8JsonWriter> write, CancellationToken gone = default)
    {
        var document = CallDocument.Bytes(write);
        if (document.Length > 0)
        {
            await response.Body.WriteAsync(frame(form.Encode(document)), gone);
            await response.Body.FlushAsync(gone);
        }
    }

    /// <summary>A document as a record.</summary>
    public static ReadOnlyMemory<byte> Frame(ReadOnlySpan<byte> document)
    {
        var record = new byte[document.Length + 12];
        Utf8Formatter.TryFormat(document.Length, record, out var digits);
        record[digits] = (byte)'\n';
        document.CopyTo(record.AsSpan(digits + 1));
        return record.AsMemory(0, digits + 1 + document.Length);
    }
}
