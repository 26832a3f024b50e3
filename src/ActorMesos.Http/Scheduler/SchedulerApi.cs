using System.Globalization;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Wire.Schedulers;
using ActorMesos.Protocol.Scheduler;
using ActorMesos.Http.Serving;
using ActorMesos.Http.Wire;
using ActorMesos.Simulation.Serving;
using Microsoft.AspNetCore.Http;

namespace ActorMesos.Http.Scheduler;

/// <summary><c>/api/v1/scheduler</c>: a scheduler subscribes and hears events on the answer's stream; its calls are requests of their own.</summary>
internal static class SchedulerApi
{
    /// <summary>The header that says which subscription a call belongs to.</summary>
    public const string StreamId = "Mesos-Stream-Id";

    private static readonly Media Forms = new(MessageForm.Json, ProtobufForm.Of(Call.Descriptor, Event.Descriptor));

    /// <summary>Where a call says that it comes from before its subscription is known.</summary>
    private static readonly NodeName Nowhere = new("nowhere");

    /// <summary>The checks stand in the order of Mesos's.</summary>
    public static async Task Handle(Exchange exchange)
    {
        if (!exchange.Door.HasMaster)
        {
            await exchange.Answer(StatusCodes.Status503ServiceUnavailable);
            return;
        }

        if (!await exchange.Allows("POST") || await Forms.Read(exchange) is not { } document)
        {
            return;
        }

        var read = SchedulerCallJson.Parse(document.Json, Nowhere);
        if (read.IsRefused)
        {
            await exchange.Answer(StatusCodes.Status400BadRequest, $"Failed to validate scheduler::Call: {read.Refusal.Reason}");
            return;
        }

        if (read.Value.Subscription is not null)
        {
            await Subscribe(exchange, read.Value, document);
        }
        else
        {
            var streamId = exchange.Context.Request.Headers[StreamId].ToString();
            var desk = exchange.Services.Schedulers;
            var (status, why) = await exchange.Door.Ask(run => desk.Call(run, read.Value, document, streamId, exchange.Principal));
            await exchange.Answer(status, why);
        }
    }

    private static async Task Subscribe(Exchange exchange, ReadCall call, DocumentText document)
    {
        var request = exchange.Context.Request;
        if (exchange.Principal is { } proven && call.Subscription!.Framework.Principal is { } named && named != proven)
        {
            await exchange.Answer(
                StatusCodes.Status400BadRequest, $"Authenticated principal '{proven}' does not match principal '{named}' set in `FrameworkInfo`");
            return;
        }

        if (await Forms.Answer(exchange) is not { } form)
        {
            return;
        }

        if (request.Headers.ContainsKey(StreamId))
        {
            await exchange.Answer(StatusCodes.Status400BadRequest, $"Subscribe calls should not include the '{StreamId}' header");
            return;
        }

        if (call.Refusal is { } refusal)
        {
            exchange.Context.Response.ContentType = form.MediaType;
            await new RecordStream(exchange.Context.Response, form).Write(writer => SchedulerEventJson.Error(writer, refusal.Reason));
            return;
        }

        var desk = exchange.Services.Schedulers;
        var cluster = exchange.Services.Cluster;
        if (await exchange.Door.Ask(run => desk.Subscribe(run, document, cluster, exchange.Principal)) is not { } stream)
        {
            await exchange.Answer(StatusCodes.Status503ServiceUnavailable, string.Create(
                CultureInfo.InvariantCulture, $"{exchange.Services.Settings.StreamsMost} schedulers are subscribed already"));
            return;
        }

        await stream.Run(exchange, form);
    }
}
