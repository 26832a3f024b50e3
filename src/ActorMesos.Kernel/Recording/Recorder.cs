using System.Security.Cryptography;
using System.Text.Json;
using System.Threading.Channels;

namespace ActorMesos.Kernel.Recording;

/// <summary>
/// Writes a run as one JSON line for each happening, and the SHA-256 of exactly these bytes. The text is made on a thread of its
/// own, in order, so that the simulation pays little for it; without a stream only the hash is kept.
/// </summary>
public sealed class Recorder : IRecorder, IDisposable
{
    private const int BatchSize = 512;
    private const int BatchesMost = 64;

    private readonly Channel<List<Entry>> _batches = Channel.CreateBounded<List<Entry>>(BatchesMost);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly LineWriter _lines;
    private readonly Stream? _stream;
    private readonly Thread _writer;
    private List<Entry> _batch = new(BatchSize);
    private volatile Exception? _failure;
    private string? _sha256;

    /// <summary>Starts a recording.</summary>
    /// <param name="json">How payloads are written.</param>
    /// <param name="stream">Where the lines go; null keeps the hash alone.</param>
    public Recorder(JsonSerializerOptions json, Stream? stream)
    {
        _lines = new LineWriter(json);
        _stream = stream;
        _writer = new Thread(WriteAll) { IsBackground = true, Name = "recording" };
        _writer.Start();
    }

    /// <summary>Happenings recorded so far.</summary>
    public long Count { get; private set; }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The recording has ended, or cannot be written.</exception>
    public long Record(long atTicks, Happening what, string? from, string? to, object payload, long cause)
    {
        if (_sha256 is not null)
        {
            throw new InvalidOperationException("The recording has ended.");
        }

        var number = ++Count;
        _batch.Add(new Entry(number, atTicks, what, from, to, payload, cause));
        if (_batch.Count == BatchSize)
        {
            HandOver();
        }

        return number;
    }

    /// <summary>Ends the recording: every line is written.</summary>
    /// <returns>The SHA-256 of all lines, in lower-case hexadecimal digits.</returns>
    /// <exception cref="InvalidOperationException">The recording could not be written: the disk is full, for instance.</exception>
    public string Complete()
    {
        if (_sha256 is null)
        {
            HandOver();
            _batches.Writer.TryComplete();
            _writer.Join();
            ThrowIfFailed();
            _sha256 = Convert.ToHexStringLower(_hash.GetHashAndReset());
        }

        return _sha256;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _batches.Writer.TryComplete();
        _writer.Join();
        _hash.Dispose();
        _lines.Dispose();
        _stream?.Dispose();
    }

    private void HandOver()
    {
        var full = _batch;
        _batch = new List<Entry>(BatchSize);
        while (!_batches.Writer.TryWrite(full))
        {
            if (!_batches.Writer.WaitToWriteAsync().AsTask().Result)
            {
                ThrowIfFailed();
                throw new InvalidOperationException("The recording has ended.");
            }
        }
    }

    private void ThrowIfFailed()
    {
        if (_failure is not null)
        {
            throw new InvalidOperationException($"The recording could not be written: {_failure.Message}", _failure);
        }
    }

    private void WriteAll()
    {
        try
        {
            while (_batches.Reader.WaitToReadAsync().AsTask().Result)
            {
                while (_batches.Reader.TryRead(out var batch))
                {
                    var bytes = _lines.Write(batch);
                    _hash.AppendData(bytes);
                    _stream?.Write(bytes);
                }
            }

            _stream?.Flush();
        }
        catch (Exception failure)
        {
            _failure = failure;
            _batches.Writer.TryComplete();
        }
    }
}
