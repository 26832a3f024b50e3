using System.Text.Json;
using ActorMesos.Http.Serving;
using ActorMesos.Http.Wire;

namespace ActorMesos.Http.Control;

/// <summary><c>/simulation/openapi.json</c>: what can be asked under <c>/simulation/</c>, in the form of OpenAPI.</summary>
internal static class OpenApiEndpoint
{
    private const string EventStream = "text/event-stream";

    /// <summary>The calls; a new one adds a line.</summary>
    public static IReadOnlyList<ControlCall> Calls { get; } =
    [
        new("get", "/simulation/status", "How far the simulation is, at which pace, and which faults are in force.", null),
        new("get", "/simulation/invariants", "What the release promises, and whether it has held so far.", null),
        new("get", "/simulation/events", "What happens in the simulation, as server-sent events.", null) { Answers = EventStream },
        new("get", "/simulation/live", "How everything stands, and then what changes, twice a second, as server-sent events: what the page at / draws.", null) { Answers = EventStream },
        new("post", "/simulation/speed", "Sets how many virtual seconds pass in a second, from x0.01 to x100, and ends a pause.", """{"speed": "x10"}"""),
        new("post", "/simulation/pause", "Virtual time stands still.", ""),
        new("post", "/simulation/step", "Virtual time goes on by so much, as fast as it can, and stands still again; the answer comes when it does.", """{"by": "10s"}"""),
        new("post", "/simulation/faults", "A fault happens now, as a scenario would have it.", """{"crash": {"slave": "node-1", "for": "30s"}}"""),
        new("post", "/simulation/heal", "All faults heal, and those that the scenario has in store do not happen.", ""),
    ];

    private static readonly byte[] Document = CallDocument.Bytes(Write);

    public static async Task Handle(Exchange exchange)
    {
        if (await exchange.Allows("GET", "HEAD"))
        {
            await exchange.AnswerJson(Document);
        }
    }

    private static void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("openapi", "3.0.3");
        writer.WriteStartObject("info");
        writer.WriteString("title", "ActorMesos: control of a served simulation");
        writer.WriteString("version", "1");
        writer.WriteEndObject();
        writer.WriteStartObject("paths");
        foreach (var call in Calls)
        {
            writer.WriteStartObject(call.Path);
            writer.WriteStartObject(call.Method);
            writer.WriteString("summary", call.Summary);
            WriteBody(writer, call.Example);
            WriteAnswers(writer, call);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteBody(Utf8JsonWriter writer, string? example)
    {
        if (string.IsNullOrEmpty(example))
        {
            return;
        }

        writer.WriteStartObject("requestBody");
        writer.WriteBoolean("required", true);
        writer.WriteStartObject("content");
        writer.WriteStartObject("application/json");
        writer.WriteStartObject("schema");
        writer.WriteString("type", "object");
        writer.WriteEndObject();
        writer.WritePropertyName("example");
        writer.WriteRawValue(example);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteAnswers(Utf8JsonWriter writer, ControlCall call)
    {
        writer.WriteStartObject("responses");
        Answer("200", "Done, or shown.", call.Answers);
        if (!string.IsNullOrEmpty(call.Example))
        {
            Answer("400", "The request is not right; the answer says what would be.");
        }

        writer.WriteEndObject();

        void Answer(string status, string says, string mediaType = "text/plain")
        {
            writer.WriteStartObject(status);
            writer.WriteString("description", says);
            writer.WriteStartObject("content");
            writer.WriteStartObject(mediaType);
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
    }
}

/// <summary>Something that can be asked under <c>/simulation/</c>.</summary>
/// <param name="Method">The method, in lower case.</param>
/// <param name="Path">The path.</param>
/// <param name="Summary">What it does.</param>
/// <param name="Example">A body; empty or null where there is none.</param>
internal sealed record ControlCall(string Method, string Path, string Summary, string? Example)
{
    /// <summary>The media type of its answer.</summary>
    public string Answers { get; init; } = Exchange.Json;
}
