using System.Text.Json;
using ActorMesos.Actors.Gateways;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Messages;
using ActorMesos.Domain.Wire.Schedulers;
using ActorMesos.Http.Serving;
using ActorMesos.Http.Wire;

namespace ActorMesos.Http.Scheduler;

/// <summary>What a subscribed scheduler hears.</summary>
public sealed class SchedulerStream : ISchedulerClient
{
    private readonly RecordPump<IProtocolMessage> _events;
    private readonly EventSetting _setting;
    private readonly SchedulerDesk _desk;

    internal SchedulerStream(NodeName node, string id, EventSetting setting, FrontDoorSettings settings, SchedulerDesk desk)
    {
        (Node, Id, _setting, _desk) = (node, id, setting, desk);
        _events = new RecordPump<IProtocolMessage>(settings.EventsWaitingMost, settings.Heartbeat, SchedulerEventJson.Heartbeat);
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

        _events.Add(message);
    }

    /// <inheritdoc/>
    public void Closed()
    {
        _desk.Forget(this);
        _events.Complete();
    }

    /// <summary>Writes events until the subscription is over, on whichever side.</summary>
    internal async Task Run(Exchange exchange, MessageForm form)
    {
        var response = exchange.Context.Response;
        response.ContentType = form.MediaType;
        response.Headers[SchedulerApi.StreamId] = Id;
        try
        {
            await _events.Run(exchange.Context, Write, new RecordStream(response, form));
        }
        finally
        {
            await Leave(exchange);
        }
    }

    private bool Write(Utf8JsonWriter writer, IProtocolMessage message)
    {
        SchedulerEventJson.Write(writer, message, _setting);
        return message is FrameworkRegistered or FrameworkReregistered;
    }

    private async Task Leave(Exchange exchange)
    {
        try
        {
            await exchange.Door.Ask(run => _desk.Leave(run, this));
        }
        catch (OperationCanceledException)
        {
            // The run is over, and the subscription with it.
        }
    }
}
