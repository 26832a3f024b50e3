using System.Text;
using ActorMesos.Http.Serving;
using ActorMesos.Http.Wire;
using ActorMesos.Simulation.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ActorMesos.Http.Operator;

/// <summary>The body of a form, as the endpoints of v0 take it, whatever its content type says.</summary>
internal static class FormBody
{
    /// <summary>Its fields; null after what is no form has been refused.</summary>
    public static async Task<Dictionary<string, string>?> Read(Exchange exchange)
    {
        if (await exchange.Body() is not { } body)
        {
            return null;
        }

        try
        {
            using var reader = new FormReader(Encoding.UTF8.GetString(body)) { ValueLengthLimit = (int)exchange.Services.Settings.BodyMost };
            return reader.ReadForm().ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        }
        catch (Exception broken) when (broken is InvalidDataException or FormatException)
        {
            await exchange.Answer(StatusCodes.Status400BadRequest, $"Unable to decode query string: {broken.Message}");
            return null;
        }
    }

    /// <summary>A field that must be there; null after its absence has been refused.</summary>
    public static async Task<string?> Field(Exchange exchange, Dictionary<string, string> form, string name)
    {
        if (form.TryGetValue(name, out var value) && value.Length > 0)
        {
            return value;
        }

        await exchange.Answer(StatusCodes.Status400BadRequest, $"Missing '{name}' query parameter in the request body");
        return null;
    }

    /// <summary>A field that must hold a document; null after anything else has been refused.</summary>
    public static async Task<DocumentText?> Document(Exchange exchange, string name, string text)
    {
        if (CallDocument.TryRead(Encoding.UTF8.GetBytes(text), out var document, out var wrong))
        {
            return document;
        }

        await exchange.Answer(StatusCodes.Status400BadRequest, $"Error in parsing '{name}' query parameter in the request body: {wrong}");
        return null;
    }
}
