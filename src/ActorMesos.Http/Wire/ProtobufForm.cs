using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Enum = System.Enum;

namespace ActorMesos.Http.Wire;

/// <summary>Messages as protocol buffers. The library's own JSON has 64-bit numbers as texts, which Mesos's has not.</summary>
internal static class ProtobufForm
{
    private const string MediaType = "application/x-protobuf";

    private static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    /// <summary>The form of an API whose calls and events are these.</summary>
    public static MessageForm Of(MessageDescriptor call, MessageDescriptor happening) =>
        new(MediaType, body => Decode(call, body), document => Parser.Parse(Encoding.UTF8.GetString(document), happening).ToByteArray());

    private static byte[] Decode(MessageDescriptor call, byte[] body)
    {
        try
        {
            var message = call.Parser.ParseFrom(body);
            return CallDocument.Bytes(writer => Write(writer, message));
        }
        catch (Exception broken) when (broken is InvalidProtocolBufferException or ArgumentException)
        {
            throw new FormatException(broken.Message, broken);
        }
    }

    private static void Write(Utf8JsonWriter writer, IMessage message)
    {
        writer.WriteStartObject();
        if (message is Duration duration)
        {
            writer.WriteNumber("nanoseconds", (decimal)duration.Seconds * Duration.NanosecondsPerSecond + duration.Nanos);
            writer.WriteEndObject();
            return;
        }

        foreach (var field in message.Descriptor.Fields.InFieldNumberOrder())
        {
            if (field.IsMap)
            {
                Write(writer, field, (IDictionary)field.Accessor.GetValue(message));
            }
            else if (field.IsRepeated)
            {
                Write(writer, field, (IList)field.Accessor.GetValue(message));
            }
            else if (field.Accessor.HasValue(message))
            {
                writer.WritePropertyName(field.Name);
                Write(writer, field, field.Accessor.GetValue(message));
            }
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, FieldDescriptor field, IList values)
    {
        if (values.Count > 0)
        {
            writer.WriteStartArray(field.Name);
            foreach (var value in values)
            {
                Write(writer, field, value);
            }

            writer.WriteEndArray();
        }
    }

    private static void Write(Utf8JsonWriter writer, FieldDescriptor field, IDictionary entries)
    {
        writer.WriteStartObject(field.Name);
        foreach (var key in entries.Keys.Cast<string>().Order(StringComparer.Ordinal))
        {
            writer.WritePropertyName(key);
            Write(writer, field.MessageType.FindFieldByNumber(2), entries[key]!);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, FieldDescriptor field, object value)
    {
        switch (value)
        {
            case IMessage message:
                Write(writer, message);
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case ByteString bytes:
                writer.WriteBase64StringValue(bytes.Span);
                break;
            case Enum choice:
                writer.WriteStringValue(field.EnumType.FindValueByNumber(Convert.ToInt32(choice, CultureInfo.InvariantCulture))?.Name);
                break;
            default:
                writer.WriteNumberValue(Convert.ToDecimal(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
