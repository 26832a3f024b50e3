using System.Text;

namespace ActorMesos.Simulation.Replays;

/// <summary>
/// Takes a recording as it is made, whole lines at a time, and compares it with one that was made before. At the first difference it
/// says so; what comes after it is not looked at.
/// </summary>
public sealed class ComparingStream(Stream expected, Action differs) : Stream
{
    private const int LineMost = 1 << 20;

    private byte[] _buffer = [];
    private long _lines;
    private volatile Divergence? _difference;

    /// <summary>The first difference; null while there is none.</summary>
    public Divergence? Difference => _difference;

    /// <summary>Whether everything that was expected has come.</summary>
    public bool IsAtEnd { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_difference is not null || buffer.IsEmpty)
        {
            return;
        }

        if (_buffer.Length < buffer.Length)
        {
            _buffer = new byte[buffer.Length];
        }

        var read = expected.ReadAtLeast(_buffer.AsSpan(0, buffer.Length), buffer.Length, throwOnEndOfStream: false);
        var known = _buffer.AsSpan(0, read);
        var same = buffer.CommonPrefixLength(known);
        if (same == buffer.Length)
        {
            _lines += buffer.Count((byte)'\n');
            return;
        }

        IsAtEnd = same == read;
        var start = buffer[..same].LastIndexOf((byte)'\n') + 1;
        var line = _lines + buffer[..start].Count((byte)'\n') + 1;
        _difference = new Divergence(line, Expected(known[start..]), Line(buffer[start..]));
        differs();
    }

    /// <summary>The recording has ended: whatever of the earlier one is left is missing.</summary>
    public void CompleteComparison()
    {
        if (_difference is null && Expected([]) is { } missing)
        {
            _difference = new Divergence(_lines + 1, missing, null);
        }
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            expected.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>The first line of what has been read, to its end, which may still be in the file.</summary>
    private string? Expected(ReadOnlySpan<byte> read)
    {
        var line = new List<byte>(read.ToArray());
        while (!line.Contains((byte)'\n') && line.Count < LineMost && expected.ReadByte() is var next and >= 0)
        {
            line.Add((byte)next);
        }

        return line.Count == 0 ? null : Line(line.ToArray());
    }

    private static string Line(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)'\n');
        return Encoding.UTF8.GetString(end < 0 ? bytes : bytes[..end]);
    }
}
