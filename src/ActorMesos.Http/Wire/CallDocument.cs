using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ActorMesos.Simulation.Serving;

namespace ActorMesos.Http.Wire;

/// <summary>
/// Documents of clients as the simulation reads them: on one line, without fields that are null, which means unset, and with the names of
/// v0, where agents are slaves.
/// </summary>
public static class CallDocument
{
    /// <summary>A line of a recording holds a call some levels down, and is read with the usual limit of 64.</summary>
    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 48 };

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads a document.</summary>
    /// <param name="body">What came in.</param>
    /// <param name="document">The document.</param>
    /// <param name="wrong">What is wrong with it; null where nothing is.</param>
    public static bool TryRead(ReadOnlyMemory<byte> body, out DocumentText document, out string? wrong)
    {
        (document, wrong) = (default, null);
        try
        {
            using var parsed = JsonDocument.Parse(body, Shallow);
            document = new DocumentText(Write(writer => Copy(writer, parsed.RootElement)));
            return true;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or ArgumentException)
        {
            wrong = $"no JSON: {broken.Message}";
            return false;
        }
    }

    /// <summary>Makes a document.</summary>
    public static string Write(Action<Utf8JsonWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        return Encoding.UTF8.GetString(Bytes(write));
    }

    /// <summary>Makes a document, as bytes.</summary>
    public static byte[] Bytes(Action<Utf8JsonWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Compact))
        {
            write(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Copy(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var field in element.EnumerateObject())
                {
                    if (field.Value.ValueKind != JsonValueKind.Null)
                    {
                        writer.WritePropertyName(field.Name switch { "agent_id" => "slave_id", var name => name });
                        Copy(writer, field.Value);
                    }
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Copy(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(element.GetString());
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
