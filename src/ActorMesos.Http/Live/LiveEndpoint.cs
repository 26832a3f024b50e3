using System.Text.Json;
using ActorMesos.Http.Control;
using ActorMesos.Http.Serving;
using ActorMesos.Http.Wire;
using ActorMesos.Reports.Pages;
using Microsoft.AspNetCore.Http;

namespace ActorMesos.Http.Live;

/// <summary><c>/</c>, the page for people; <c>/page/…</c>, what it consists of; <c>/simulation/live</c>, what it draws, as server-sent events.</summary>
internal static class LiveEndpoint
{
    private const string Policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    private static readonly IReadOnlyDictionary<string, (string Type, Func<string> Text)> Parts = new Dictionary<string, (string, Func<string>)>(StringComparer.Ordinal)
    {
        [""] = ("text/html; charset=utf-8", () => Asset("live.html")),
        ["live.css"] = ("text/css; charset=utf-8", () => Asset("live.css")),
        ["live.js"] = ("text/javascript; charset=utf-8", () => Asset("live.js")),
        ["charts.js"] = ("text/javascript; charset=utf-8", () => Asset("charts.js")),
        ["echarts.min.js"] = ("text/javascript; charset=utf-8", () => ReportPage.Asset("echarts.min.js")),
    };

    /// <summary>Answers with the page, or with a part of it.</summary>
    public static async Task HandlePage(Exchange exchange)
    {
        if (!await exchange.Allows("GET", "HEAD"))
        {
            return;
        }

        if (!Parts.TryGetValue(exchange.Rest, out var part))
        {
            await exchange.Answer(StatusCodes.Status404NotFound, $"There is no {exchange.Rest} here; there are {string.Join(", ", Parts.Keys.Where(name => name.Length > 0))}");
            return;
        }

        exchange.Context.Response.Headers.ContentSecurityPolicy = Policy;
        await exchange.Send(System.Text.Encoding.UTF8.GetBytes(part.Text()), part.Type);
    }

    /// <summary>Tells a page what it draws.</summary>
    public static async Task HandleEvents(Exchange exchange)
    {
        if (!await exchange.Allows("GET"))
        {
            return;
        }

        var feed = exchange.Services.Live;
        var listener = await exchange.Door.Ask(feed.Listen);
        exchange.Context.Response.ContentType = "text/event-stream";
        try
        {
            await listener.Run(exchange.Context, Write, new RecordStream(exchange.Context.Response, MessageForm.Json, EventsEndpoint.Frame));
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

    private static bool Write(Utf8JsonWriter writer, byte[] told)
    {
        writer.WriteRawValue(told, skipInputValidation: true);
        return false;
    }

    private static string Asset(string name)
    {
        using var stream = typeof(LiveEndpoint).Assembly.GetManifestResourceStream("live/" + name)
            ?? throw new InvalidOperationException($"The asset {name} is not built in.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
