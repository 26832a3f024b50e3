using ActorMesos.Http.Serving;
using ActorMesos.Simulation.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ActorMesos.Http.Wire;

/// <summary>The media types of one of the v1 APIs.</summary>
/// <param name="forms">The forms that its messages may have, the one that is preferred first.</param>
internal sealed class Media(params MessageForm[] forms)
{
    private string Names => string.Join(" or ", forms.Select(form => form.MediaType));

    /// <summary>The document of a call and its form; null after anything else has been refused, in Mesos's order.</summary>
    public async Task<DocumentText?> Read(Exchange exchange)
    {
        var request = exchange.Context.Request;
        if (string.IsNullOrEmpty(request.ContentType))
        {
            await exchange.Answer(StatusCodes.Status400BadRequest, "Expecting 'Content-Type' to be present");
            return null;
        }

        if (FormOf(request.ContentType) is not { } form)
        {
            await exchange.Answer(StatusCodes.Status415UnsupportedMediaType, $"Expecting 'Content-Type' of {Names}");
            return null;
        }

        if (await exchange.Body() is not { } body)
        {
            return null;
        }

        string? wrong;
        try
        {
            if (CallDocument.TryRead(form.Decode(body), out var document, out wrong))
            {
                return document;
            }
        }
        catch (FormatException broken)
        {
            wrong = broken.Message;
        }

        await exchange.Answer(StatusCodes.Status400BadRequest, $"Failed to parse the body as {form.MediaType}: {wrong}");
        return null;
    }

    /// <summary>The form in which the caller wants its answer; null after it has been refused, because there is none.</summary>
    public async Task<MessageForm?> Answer(Exchange exchange)
    {
        var accept = exchange.Context.Request.Headers.Accept;
        if (accept.Count == 0 || string.IsNullOrWhiteSpace(accept.ToString()))
        {
            return forms[0];
        }

        if (MediaTypeHeaderValue.TryParseList(accept, out var ranges)
            && forms.FirstOrDefault(form => ranges.Any(range => range.Quality is not 0 && IsIn(form, range))) is { } wanted)
        {
            return wanted;
        }

        await exchange.Answer(StatusCodes.Status406NotAcceptable, $"Expecting 'Accept' to allow {Names}");
        return null;
    }

    /// <summary>Parameters such as a charset do not matter, as in Mesos.</summary>
    private static bool IsIn(MessageForm form, MediaTypeHeaderValue range) =>
        new MediaTypeHeaderValue(form.MediaType).IsSubsetOf(new MediaTypeHeaderValue(range.MediaType));

    private MessageForm? FormOf(string contentType) => MediaTypeHeaderValue.TryParse(contentType, out var type)
        ? forms.FirstOrDefault(form => type.MediaType.Equals(form.MediaType, StringComparison.OrdinalIgnoreCase))
        : null;
}
