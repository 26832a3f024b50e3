using System.Globalization;
using System.Text.Json;

namespace ActorMesos.Cli.Benchmarks.Serving;

/// <summary>Reads the records of a stream (RecordIO) as documents.</summary>
internal sealed class RecordReader(Stream stream, CancellationToken enough)
{
    private byte[] _buffer = new byte[64 << 10];
    private int _from;
    private int _to;

    /// <summary>The next record; null at the end of the stream.</summary>
    public async Task<JsonDocument?> Next()
    {
        int digits;
        while ((digits = _buffer.AsSpan(_from, _to - _from).IndexOf((byte)'\n')) < 0)
        {
            if (!await Fill(1))
            {
                return null;
            }
        }

        var length = int.Parse(_buffer.AsSpan(_from, digits), CultureInfo.InvariantCulture);
        _from += digits + 1;
        while (_to - _from < length)
        {
            if (!await Fill(length - (_to - _from)))
            {
                return null;
            }
        }

        var record = _buffer.AsSpan(_from, length).ToArray();
        _from += length;
        return JsonDocument.Parse(record);
    }

    private async Task<bool> Fill(int atLeast)
    {
        if (_buffer.Length - _to < atLeast || _from > _buffer.Length / 2)
        {
            var grown = _to - _from + atLeast > _buffer.Length ? new byte[2 * (_to - _from + atLeast)] : _buffer;
            _buffer.AsSpan(_from, _to - _from).CopyTo(grown);
            (_buffer, _from, _to) = (grown, 0, _to - _from);
        }

        var read = await stream.ReadAsync(_buffer.AsMemory(_to), enough);
        _to += read;
        return read > 0;
    }
}
