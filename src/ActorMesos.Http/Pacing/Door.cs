using System.Collections.Concurrent;
using ActorMesos.Simulation.Serving;

namespace ActorMesos.Http.Pacing;

/// <summary>
/// The one way from the threads of HTTP into a served run: whatever is asked here is done by the run's own thread, between two steps, and
/// the answer comes back. Readings have half of its time and no more, so that whoever asks for large documents all the time holds up
/// nobody but those who read.
/// </summary>
/// <param name="clock">By which readings are timed, in ticks that only ever go up.</param>
public sealed class Door(Func<long> clock) : IDisposable
{
    private readonly ConcurrentQueue<Visit> _queue = new();
    private readonly ConcurrentQueue<Visit> _readings = new();
    private readonly Dictionary<string, Task<byte[]>> _reads = new(StringComparer.Ordinal);
    private readonly Lock _reading = new();
    private readonly ManualResetEventSlim _rung = new(false);
    private volatile bool _isClosed;
    private long _readingsFrom = long.MinValue;

    /// <summary>A door that goes by the wall clock.</summary>
    public Door()
        : this(Pace.Clock)
    {
    }

    /// <summary>Whether a master leads and serves.</summary>
    public bool HasMaster { get; internal set; }

    /// <summary>Whether anybody waits.</summary>
    internal bool HasVisitors => !_queue.IsEmpty || (!_readings.IsEmpty && clock() >= _readingsFrom);

    /// <summary>Asks something of the run, or does something to it.</summary>
    /// <exception cref="OperationCanceledException">The run is over.</exception>
    public Task<T> Ask<T>(Func<ServedRun, T> question) => Ask(_queue, question);

    /// <summary>Reads something of the run. All who ask for the same while the run is busy share one reading.</summary>
    /// <param name="key">What is read.</param>
    /// <param name="reading">Reads it.</param>
    public Task<byte[]> Read(string key, Func<ServedRun, byte[]> reading)
    {
        lock (_reading)
        {
            if (!_reads.TryGetValue(key, out var shared))
            {
                shared = Ask(_readings, run =>
                {
                    lock (_reading)
                    {
                        _reads.Remove(key);
                    }

                    return reading(run);
                });
                _reads.Add(key, shared);
            }

            return shared;
        }
    }

    /// <summary>Does all that is asked.</summary>
    internal void Serve(ServedRun run)
    {
        for (var left = _queue.Count; left > 0 && _queue.TryDequeue(out var visit); left--)
        {
            visit.Do(run);
        }

        for (var left = _readings.Count; left > 0 && clock() >= _readingsFrom && _readings.TryDequeue(out var reading); left--)
        {
            var began = clock();
            reading.Do(run);
            var ended = clock();
            _readingsFrom = ended + (ended - began);
        }
    }

    /// <summary>Waits until somebody asks, or for so long.</summary>
    internal void Wait(TimeSpan most)
    {
        if (!HasVisitors && most > TimeSpan.Zero)
        {
            _rung.Wait(most);
        }

        _rung.Reset();
    }

    /// <summary>Wakes whoever waits for somebody to ask.</summary>
    internal void Ring() => _rung.Set();

    /// <summary>The run is over: nobody is answered any more.</summary>
    internal void Close()
    {
        _isClosed = true;
        HasMaster = false;
        while (_queue.TryDequeue(out var visit) || _readings.TryDequeue(out visit))
        {
            visit.Cancel();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _rung.Dispose();

    private Task<T> Ask<T>(ConcurrentQueue<Visit> queue, Func<ServedRun, T> question)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        queue.Enqueue(new Visit(
            run =>
            {
                try
                {
                    answer.TrySetResult(question(run));
                }
                catch (Exception failure)
                {
                    answer.TrySetException(failure);
                }
            },
            () => answer.TrySetCanceled()));
        if (_isClosed)
        {
            Close();
        }

        _rung.Set();
        return answer.Task;
    }

    private sealed record Visit(Action<ServedRun> Do, Action Cancel);
}
