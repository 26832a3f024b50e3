using ActorMesos.Http.Serving;
using ActorMesos.Http.Wire;

namespace ActorMesos.Http.Control;

/// <summary><c>/simulation/events</c>: what happens in the simulation, as server-sent events.</summary>
internal static class EventsEndpoint
{
    public static async Task Handle(Exchange exchange)
    {
        if (!await exchange.Allows("GET"))
        {
            return;
        }

        var feed = exchange.Services.Events;
        var listener = await exchange.Door.Ask(_ => feed.Listen());
        exchange.Context.Response.ContentType = "text/event-stream";
        try
        {
            await listener.Run(
                exchange.Context,
                (writer, happened) =>
                {
                    happened.Write(writer);
                    return false;
                },
                new RecordStream(exchange.Context.Response, MessageForm.Json, Frame));
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
    }

    /// <summary>That nothing happens is a comment, which no listener has to understand.</summary>
    public static ReadOnlyMemory<byte> Frame(byte[] document) => document.AsSpan().SequenceEqual("null"u8)
        ? (byte[])[.. ":\n\n"u8]
        : (byte[])[.. "data: "u8, .. document, .. "\n\n"u8];
}
