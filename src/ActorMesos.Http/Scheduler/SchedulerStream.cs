using System.Threading.Channels;
using ActorMesos.Actors.Gateways;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Wire.Schedulers;
using ActorMesos.Http.Serving;
using ActorMesos.Http.Wire;
using Microsoft.AspNetCore.Http;

namespace ActorMesos.Http.Scheduler;

/// <summary>
/// What a subscribed scheduler hears: events wait here until it reads them. One that reads too slowly loses its subscription, and nobody else
/// notices.
/// </summary>
#pragma warning disable CA1001 // Its source of cancellation has no timer, and the simulation may call it at any time.
public sealed class SchedulerStream : ISchedulerClient
#pragma warning restore CA1001
{
    private readonly Channel<IProtocolMessage> _events;
    private readonly CancellationTokenSource _overflown = new();
    private readonly EventSetting _setting;
    private readonly TimeSpan _heartbeat;
    private readonly SchedulerDesk _desk;

    internal SchedulerStream(NodeName node, string id, EventSetting setting, FrontDoorSettings settings, SchedulerDesk desk)
    {
        (Node, Id, _setting, _heartbeat, _desk) = (node, id, setting, settings.Heartbeat, desk);
        _events = Channel.CreateBounded<IProtocolMessage>(settings.EventsWaitingMost);
    }

    /// <summary>The address of its gateway.</summary>
    public NodeName Node { get; }

    /// <summary>Its id, which calls must name.</summary>
    public string Id { get; }

    /// <summary>The framework's id, once the master has answered.</summary>
    public FrameworkId? FrameworkId { get; private set; }

    /// <inheritdoc/>
    public void Got(IProtocolMessage message)
    {
        FrameworkId = message switch
        {
            FrameworkRegistered registered => registered.FrameworkId,
            FrameworkReregistered reregistered => reregistered.FrameworkId,
            _ => FrameworkId,
        };
        if (message is FrameworkRegistered or FrameworkReregistered)
        {
            _desk.Known(this, FrameworkId!.Value);
        }

        if (!_events.Writer.TryWrite(message))
        {
            _overflown.Cancel();
        }
    }

    /// <inheritdoc/>
    public void Closed()
    {
        _desk.Forget(this);
        _events.Writer.TryComplete();
    }

    /// <summary>Writes events until the subscription is over, on whichever side.</summary>
    internal async Task Run(Exchange exchange, SchedulerDesk desk)
    {
        var response = exchange.Context.Response;
        response.ContentType = Exchange.Json;
        response.Headers[SchedulerApi.StreamId] = Id;
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(exchange.Context.RequestAborted, _overflown.Token);
        try
        {
            await response.StartAsync(gone.Token);
            await Pump(response, gone.Token);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            exchange.Context.Abort();
        }
        finally
        {
            await Leave(exchange, desk);
        }
    }

    private async Task Pump(HttpResponse response, CancellationToken gone)
    {
        while (true)
        {
            while (_events.Reader.TryRead(out var message))
            {
                await RecordStream.Write(response, writer => SchedulerEventJson.Write(writer, message, _setting), gone);
                if (message is FrameworkRegistered or FrameworkReregistered)
                {
                    await RecordStream.Write(response, SchedulerEventJson.Heartbeat, gone);
                }
            }

            using var beat = CancellationTokenSource.CreateLinkedTokenSource(gone);
            beat.CancelAfter(_heartbeat);
            try
            {
                if (!await _events.Reader.WaitToReadAsync(beat.Token))
                {
                    return;
                }
            }
            catch (OperationCanceledException) when (!gone.IsCancellationRequested)
            {
                await RecordStream.Write(response, SchedulerEventJson.Heartbeat, gone);
            }
        }
    }

    private async Task Leave(Exchange exchange, SchedulerDesk desk)
    {
        try
        {
            await exchange.Door.Ask(run => desk.Leave(run, this));
        }
        catch (OperationCanceledException)
        {
            // The run is over, and the subscription with it.
        }
    }
}
