using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ActorMesos.Domain.Allocation;
using ActorMesos.Domain.Authentication;
using ActorMesos.Domain.Ids;
using ActorMesos.Domain.Operations;
using ActorMesos.Domain.Operators;
using ActorMesos.Domain.Resources;
using ActorMesos.Domain.Slaves;
using ActorMesos.Domain.Time;
using ActorMesos.Simulation.Serving;

namespace ActorMesos.Simulation.Recordings;

/// <summary>How messages and events are written in a recording: ids and resources as their texts, times as seconds.</summary>
public static class RecordingJson
{
    /// <summary>The options, made once.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            // A recording is read by people and programs, never pasted into a page as it is.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.Converters.Add(new JsonStringEnumConverter());
        options.Converters.Add(new KindWriter<Operation>());
        options.Converters.Add(new KindWriter<OperatorCall>());
        options.Converters.Add(new KindWriter<OperatorView>());
        options.Converters.Add(new TextWriter<MasterId>(id => id.Value));
        options.Converters.Add(new TextWriter<SlaveId>(id => id.Value));
        options.Converters.Add(new TextWriter<FrameworkId>(id => id.Value));
        options.Converters.Add(new TextWriter<OfferId>(id => id.Value));
        options.Converters.Add(new TextWriter<ExecutorId>(id => id.Value));
        options.Converters.Add(new TextWriter<TaskId>(id => id.Value));
        options.Converters.Add(new TextWriter<OperationId>(id => id.Value));
        options.Converters.Add(new TextWriter<NodeName>(name => name.Value));
        options.Converters.Add(new TextWriter<Secret>(secret => secret.ToString()));
        options.Converters.Add(new TextWriter<Resources>(ResourceText.Print));
        options.Converters.Add(new TextWriter<Resource>(resource => resource.ToString()));
        options.Converters.Add(new DocumentWriter());
        options.Converters.Add(new TextWriter<VolumeContent>(content => content.ToString()));
        options.Converters.Add(new TextWriter<MinimumOffer>(minimum => minimum.ToString()));
        options.Converters.Add(new TextWriter<OfferConstraints>(constraints => constraints.ToString()));
        options.Converters.Add(new TextWriter<Scalar>(scalar => scalar.ToString()));
        options.Converters.Add(new SecondsWriter<Instant>(instant => instant.Ticks));
        options.Converters.Add(new SecondsWriter<TimeSpan>(span => span.Ticks));
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveDurabilityOut } };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>How an event is kept is no part of what happened.</summary>
    private static void LeaveDurabilityOut(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (type.Properties[i].Name is "is_durable" or "is_speculative")
            {
                type.Properties.RemoveAt(i);
            }
        }
    }

    private sealed class TextWriter<T>(Func<T, string?> print) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(print(value));
    }

    /// <summary>A document that came in from outside stays byte for byte what it was.</summary>
    private sealed class DocumentWriter : JsonConverter<DocumentText>
    {
        public override DocumentText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, DocumentText value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Json, skipInputValidation: true);
    }

    private sealed class SecondsWriter<T>(Func<T, long> ticks) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteNumberValue((decimal)ticks(value) / TimeSpan.TicksPerSecond);
    }

    /// <summary>An operation, or a call of an operator, with the members of its own kind.</summary>
    private sealed class KindWriter<T> : JsonConverter<T>
        where T : class
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(T);

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value, value.GetType(), options);
    }
}
