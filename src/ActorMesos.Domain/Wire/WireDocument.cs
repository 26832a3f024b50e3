using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ActorMesos.Domain.Decisions;

namespace ActorMesos.Domain.Wire;

/// <summary>Whole JSON documents, read and written as Mesos's documentation shows them: two spaces of indentation.</summary>
public static class WireDocument
{
    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads a document; refuses what is no JSON, or not the kind of document asked for.</summary>
    /// <param name="json">The text.</param>
    /// <param name="read">Takes the document apart; where it cannot, the value tells its reader, and the result is dropped.</param>
    public static Result<T> Parse<T>(string json, Func<WireValue, T> read)
    {
        if (!TryParse(Encoding.UTF8.GetBytes(json), out var document, out var refusal))
        {
            return refusal;
        }

        using (document)
        {
            return WireReader.Read(document.RootElement, read);
        }
    }

    /// <summary>Writes a document.</summary>
    public static string Print(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Indented))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static bool TryParse(
        byte[] json, [NotNullWhen(true)] out JsonDocument? document, [NotNullWhen(false)] out Refusal? refusal)
    {
        (document, refusal) = (null, null);
        try
        {
            CheckEscapes(json);
            document = JsonDocument.Parse(json);
            return true;
        }
        catch (JsonException broken)
        {
            refusal = new Refusal("malformed-json", $"no JSON: {broken.Message}");
            return false;
        }
    }

    /// <summary>The document's own reader accepts an escape for half of a character, and only fails when the string is asked for.</summary>
    private static void CheckEscapes(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (!reader.ValueIsEscaped)
            {
                continue;
            }

            try
            {
                _ = reader.GetString();
            }
            catch (InvalidOperationException half)
            {
                throw new JsonException("a string escapes half of a character", half);
            }
        }
    }
}
