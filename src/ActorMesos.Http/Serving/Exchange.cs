using System.Text;
using ActorMesos.Http.Pacing;
using ActorMesos.Http.Wire;
using Microsoft.AspNetCore.Http;

namespace ActorMesos.Http.Serving;

/// <summary>One request and its answer.</summary>
/// <param name="context">The request.</param>
/// <param name="services">What endpoints share.</param>
/// <param name="rest">What of the path comes after the endpoint's own.</param>
public sealed class Exchange(HttpContext context, FrontDoorServices services, string rest)
{
    /// <summary>The JSON that Mesos's endpoints answer with.</summary>
    public const string Json = "application/json";

    /// <summary>The request and its answer, as they are on the wire.</summary>
    public HttpContext Context { get; } = context;

    /// <summary>What endpoints share.</summary>
    public FrontDoorServices Services { get; } = services;

    /// <summary>The way into the run.</summary>
    public Door Door => Services.Loop.Door;

    /// <summary>What of the path comes after the endpoint's own, without slashes around it.</summary>
    public string Rest { get; } = rest;

    /// <summary>Who the caller has proven to be; null for nobody.</summary>
    public string? Principal { get; init; }

    /// <summary>Whether the method is one of these; where it is not, the answer says which are.</summary>
    public async Task<bool> Allows(params string[] methods)
    {
        ArgumentNullException.ThrowIfNull(methods);
        if (methods.Contains(Context.Request.Method, StringComparer.Ordinal))
        {
            return true;
        }

        Context.Response.Headers.Allow = string.Join(", ", methods);
        await Answer(
            StatusCodes.Status405MethodNotAllowed, $"Expecting one of {{ {string.Join(", ", methods.Select(method => $"'{method}'"))} }}, but received '{Context.Request.Method}'");
        return false;
    }

    /// <summary>A field of the query; null where it is not there.</summary>
    public string? Query(string name) => Context.Request.Query.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>Answers with a status and a sentence.</summary>
    public Task Answer(int status, string text = "")
    {
        Context.Response.StatusCode = status;
        return Send(Encoding.UTF8.GetBytes(text), text.Length == 0 ? null : "text/plain; charset=utf-8");
    }

    /// <summary>Answers with a document, wrapped in a call of JavaScript where the query asks for it.</summary>
    public Task AnswerJson(ReadOnlyMemory<byte> document)
    {
        if (Query("jsonp") is not { Length: > 0 } callback)
        {
            return Send(document, Json);
        }

        var wrapped = new byte[Encoding.UTF8.GetByteCount(callback) + document.Length + 3];
        var length = Encoding.UTF8.GetBytes(callback, wrapped);
        wrapped[length++] = (byte)'(';
        document.Span.CopyTo(wrapped.AsSpan(length));
        ");"u8.CopyTo(wrapped.AsSpan(length + document.Length));
        return Send(wrapped, "text/javascript");
    }

    /// <summary>Answers with a document in a form.</summary>
    internal Task Answer(byte[] document, MessageForm form) =>
        form.MediaType == Json ? AnswerJson(document) : Send(form.Encode(document), form.MediaType);

    /// <summary>The body, up to the longest that is read; null after a longer one has been refused.</summary>
    public async Task<byte[]?> Body()
    {
        using var body = new MemoryStream();
        try
        {
            await Context.Request.Body.CopyToAsync(body, Context.RequestAborted);
            return body.ToArray();
        }
        catch (BadHttpRequestException refused)
        {
            await Answer(refused.StatusCode, $"The body of the request cannot be read: {refused.Message}");
            return null;
        }
    }

    /// <summary>Answers with what is there already.</summary>
    public async Task Send(ReadOnlyMemory<byte> body, string? contentType)
    {
        var response = Context.Response;
        if (contentType is not null)
        {
            response.ContentType = contentType;
        }

        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(Context.Request.Method) && body.Length > 0)
        {
            await response.Body.WriteAsync(body, Context.RequestAborted);
        }
    }
}
