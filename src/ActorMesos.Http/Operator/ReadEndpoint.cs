using System.Text.Json;
using ActorMesos.Http.Serving;
using ActorMesos.Http.Wire;
using Microsoft.AspNetCore.Http;

namespace ActorMesos.Http.Operator;

/// <summary>An endpoint that shows what the master knows, and changes nothing.</summary>
internal static class ReadEndpoint
{
    public static MasterEndpoint Of(string path, Action<Utf8JsonWriter, MasterView> write) => new(path, exchange => Handle(exchange, path, write));

    private static async Task Handle(Exchange exchange, string path, Action<Utf8JsonWriter, MasterView> write)
    {
        if (await exchange.Allows("GET", "HEAD"))
        {
            await Answer(exchange, path, write);
        }
    }

    /// <summary>Answers with a document.</summary>
    public static async Task Answer(Exchange exchange, string path, Action<Utf8JsonWriter, MasterView> write, MessageForm? form = null)
    {
        var query = exchange.Context.Request.Query.Where(field => field.Key != "jsonp").ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        var key = string.Concat(path, "?", string.Join('&', query.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}={field.Value}")));
        var cluster = exchange.Services.Cluster;
        var document = await exchange.Door.Read(key, run => run.Master() is { } master
            ? CallDocument.Bytes(writer => write(writer, new MasterView(master, run, cluster, query)))
            : []);
        if (document.Length == 0)
        {
            await exchange.Answer(StatusCodes.Status503ServiceUnavailable);
            return;
        }

        await exchange.Answer(document, form ?? MessageForm.Json);
    }
}
