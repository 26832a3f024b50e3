using System.Text.Json;
using System.Threading.Channels;
using ActorMesos.Http.Pacing;
using Microsoft.AspNetCore.Http;

namespace ActorMesos.Http.Wire;

/// <summary>
/// A stream of events to one client: they wait here until it has read those before them. One that reads too slowly is cut off, and nobody
/// else notices.
/// </summary>
/// <typeparam name="T">What an event is before it is written.</typeparam>
#pragma warning disable CA1001 // Its source of cancellation has no timer, and the simulation may call it at any time.
internal sealed class RecordPump<T>
#pragma warning restore CA1001
{
    private readonly Channel<T> _waiting;
    private readonly CancellationTokenSource _overflown = new();
    private readonly TimeSpan _heartbeat;
    private long _beaten;
    private readonly Action<Utf8JsonWriter> _writeHeartbeat;

    /// <summary>Makes ready for events; they may come before the client does.</summary>
    /// <param name="most">How many may wait.</param>
    /// <param name="heartbeat">How often a stream says that it stands, however much else is on it: some clients count nothing but that.</param>
    /// <param name="writeHeartbeat">Writes that.</param>
    public RecordPump(int most, TimeSpan heartbeat, Action<Utf8JsonWriter> writeHeartbeat)
    {
        _waiting = Channel.CreateBounded<T>(most);
        (_heartbeat, _writeHeartbeat) = (heartbeat, writeHeartbeat);
    }

    /// <summary>Another event. Never waits.</summary>
    public void Add(T next)
    {
        if (!_waiting.Writer.TryWrite(next))
        {
            _overflown.Cancel();
        }
    }

    /// <summary>Nothing comes any more: the stream ends after what waits.</summary>
    public void Complete() => _waiting.Writer.TryComplete();

    /// <summary>Writes events until nothing comes any more, or the client is gone or cut off.</summary>
    /// <param name="context">The request whose answer the stream is.</param>
    /// <param name="write">Writes one event, and says whether a heartbeat follows at once.</param>
    /// <param name="records">How records look on the wire.</param>
    public async Task Run(HttpContext context, Func<Utf8JsonWriter, T, bool> write, RecordStream records)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _overflown.Token);
        try
        {
            await context.Response.StartAsync(gone.Token);
            _beaten = Pace.Clock();
            while (await Drain(write, records, gone.Token) && await Wait(records, gone.Token))
            {
            }
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    private async Task<bool> Drain(Func<Utf8JsonWriter, T, bool> write, RecordStream records, CancellationToken gone)
    {
        while (_waiting.Reader.TryRead(out var next))
        {
            var isFollowed = false;
            await records.Write(writer => isFollowed = write(writer, next), gone);
            if (isFollowed || Left <= TimeSpan.Zero)
            {
                await Beat(records, gone);
            }
        }

        return true;
    }

    private TimeSpan Left => _heartbeat - TimeSpan.FromSeconds((double)(Pace.Clock() - _beaten) / Pace.ClockSecond);

    private Task Beat(RecordStream records, CancellationToken gone)
    {
        _beaten = Pace.Clock();
        return records.Write(_writeHeartbeat, gone);
    }

    /// <returns>False when nothing comes any more.</returns>
    private async Task<bool> Wait(RecordStream records, CancellationToken gone)
    {
        using var beat = CancellationTokenSource.CreateLinkedTokenSource(gone);
        beat.CancelAfter(Left is { Ticks: > 0 } left ? left : TimeSpan.Zero);
        try
        {
            return await _waiting.Reader.WaitToReadAsync(beat.Token);
        }
        catch (OperationCanceledException) when (!gone.IsCancellationRequested)
        {
            await Beat(records, gone);
            return true;
        }
    }
}
