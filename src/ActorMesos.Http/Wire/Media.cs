using ActorMesos.Http.Serving;
using ActorMesos.Simulation.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ActorMesos.Http.Wire;

/// <summary>The media types of the v1 APIs.</summary>
internal static class Media
{
    /// <summary>The document of a call; null after anything else has been refused, in Mesos's order.</summary>
    public static async Task<DocumentText?> Read(Exchange exchange)
    {
        var request = exchange.Context.Request;
        if (string.IsNullOrEmpty(request.ContentType))
        {
            await exchange.Answer(StatusCodes.Status400BadRequest, "Expecting 'Content-Type' to be present");
            return null;
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals(Exchange.Json, StringComparison.OrdinalIgnoreCase))
        {
            await exchange.Answer(StatusCodes.Status415UnsupportedMediaType, $"Expecting 'Content-Type' of {Exchange.Json}");
            return null;
        }

        if (await exchange.Body() is not { } body)
        {
            return null;
        }

        if (CallDocument.TryRead(body, out var document, out var wrong))
        {
            return document;
        }

        await exchange.Answer(StatusCodes.Status400BadRequest, $"Failed to parse body into JSON: {wrong}");
        return null;
    }

    /// <summary>Whether the caller takes a media type.</summary>
    public static bool Accepts(HttpRequest request, string mediaType)
    {
        if (request.Headers.Accept.Count == 0 || string.IsNullOrWhiteSpace(request.Headers.Accept.ToString()))
        {
            return true;
        }

        return MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
            && accepted.Any(range => range.Quality is not 0 && new MediaTypeHeaderValue(mediaType).IsSubsetOf(range));
    }
}
