using System.Text.Json;
using ActorMesos.Domain.Maintenance;
using ActorMesos.Domain.Wire.Operators;
using ActorMesos.Http.Operator;
using ActorMesos.Http.Serving;
using ActorMesos.Http.Wire;
using ActorMesos.Protocol.Master;
using ActorMesos.Simulation.Serving;
using Microsoft.AspNetCore.Http;

namespace ActorMesos.Http.OperatorV1;

/// <summary><c>/api/v1</c>: operators' calls, one document each; the answer of SUBSCRIBE is a stream.</summary>
internal static class OperatorApi
{
    private const string Subscribe = "SUBSCRIBE";

    private static readonly Media Forms = new(MessageForm.Json, ProtobufForm.Of(Call.Descriptor, Response.Descriptor));
    private static readonly Media Streams = new(MessageForm.Json, ProtobufForm.Of(Call.Descriptor, Event.Descriptor));

    public static async Task Handle(Exchange exchange)
    {
        if (!exchange.Door.HasMaster)
        {
            await exchange.Answer(StatusCodes.Status503ServiceUnavailable);
            return;
        }

        if (!await exchange.Allows("POST") || await Forms.Read(exchange) is not { } call || await Forms.Answer(exchange) is not { } form)
        {
            return;
        }

        switch (TypeOf(call))
        {
            case null:
                await exchange.Answer(StatusCodes.Status400BadRequest, "Failed to validate master::Call: Expecting 'type' to be present");
                break;
            case Subscribe:
                await Listen(exchange, (await Streams.Answer(exchange))!);
                break;
            case var type when OperatorCallJson.Types.Contains(type, StringComparer.Ordinal):
                await OperatorCalls.Send(exchange, call, (writer, view) =>
                {
                    writer.WriteStartObject();
                    writer.WriteString("type", type);
                    writer.WriteStartObject(type.ToLowerInvariant());
                    writer.WritePropertyName(view is MaintenanceSchedule ? "schedule" : "status");
                    MaintenanceJson.Write(writer, view);
                    writer.WriteEndObject();
                    writer.WriteEndObject();
                }, form);
                break;
            case var type when V1Reads.ByType.ContainsKey(type):
                await ReadEndpoint.Answer(exchange, type, (writer, view) => V1Reads.Write(writer, type, view), form);
                break;
            case var type:
                var known = OperatorCallJson.Types.Concat(V1Reads.ByType.Keys).Append(Subscribe);
                await exchange.Answer(StatusCodes.Status501NotImplemented, $"The call '{type}' is not known here; known are {string.Join(", ", known)}");
                break;
        }
    }

    private static async Task Listen(Exchange exchange, MessageForm form)
    {
        var feed = exchange.Services.Feed;
        if (await exchange.Door.Ask(feed.Listen) is not { } listener)
        {
            await exchange.Answer(StatusCodes.Status503ServiceUnavailable);
            return;
        }

        var isFirst = true;
        exchange.Context.Response.ContentType = form.MediaType;
        try
        {
            await listener.Run(exchange.Context, Write, new RecordStream(exchange.Context.Response, form));
        }
        finally
        {
            try
            {
                await exchange.Door.Ask(_ => feed.Leave(listener));
            }
            catch (OperationCanceledException)
            {
                // The run is over, and so is the feed.
            }
        }

        bool Write(Utf8JsonWriter writer, byte[] told)
        {
            writer.WriteRawValue(told, skipInputValidation: true);
            var wasFirst = isFirst;
            isFirst = false;
            return wasFirst;
        }
    }

    private static string? TypeOf(DocumentText call)
    {
        using var document = JsonDocument.Parse(call.Json);
        return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
            ? type.GetString()
            : null;
    }
}
